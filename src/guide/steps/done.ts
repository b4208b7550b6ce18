import { permissionBoxes } from '../../site/anchors.ts';
import { hasDialog, hasKey, isEditing, isOnApiPage, isSecretOpen, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';
import { permissionFacts } from './tick-permissions.ts';

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
    // What the page shows now beside what was planned, where it shows it.
    facts: permissionBoxes.some((anchor) => sees(scene, anchor)) ? permissionFacts(scene) : [],
    buttons: ['open-vault', 'dismiss'],
  }),
};
