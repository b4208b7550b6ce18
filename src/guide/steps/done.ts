import { hasDialog, hasKey, isEditing, isOnApiPage, isSecretOpen } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';

const own = ownTexts('done');

/** Nothing is left to do on the page. */
export const done: GuideStep = {
  id: 'done',
  phase: 'check',
  applies: (scene) => {
    if (isSecretOpen(scene) || !hasKey(scene)) return false;
    if (!isOnApiPage(scene)) return scene.reached.has('done');
    return !hasDialog(scene) && !isEditing(scene);
  },
  say: (scene) => ({
    anchors: ['key-values'],
    body: [own(scene.kept ? 'body_kept' : 'body_pasted')],
    lookFor: [],
    buttons: ['open-vault', 'dismiss'],
  }),
};
