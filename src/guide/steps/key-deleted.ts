import { hasDialog, isClassicForm, isOnApiPage, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, targetValues } from '../step.ts';

const own = ownTexts('key-deleted');

/** The card that stood there was asked about, and the page no longer lists it. */
export const keyDeleted: GuideStep = {
  id: 'key-deleted',
  phase: 'delete',
  applies: (scene) => {
    const { target, keyCount, loading } = scene.observation;
    if (!isOnApiPage(scene) || hasDialog(scene) || loading || target !== 'none') return false;
    if (scene.deletion !== 'asked' && !scene.reached.has('key-deleted')) return false;
    return keyCount !== null || sees(scene, 'create-api') || isClassicForm(scene);
  },
  say: (scene) => ({
    anchors: [],
    body: [own('body', ...targetValues(scene))],
    lookFor: [own('look'), own('look_new')],
    buttons: ['open-vault', 'dismiss'],
  }),
};
