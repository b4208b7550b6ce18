import { hasDialog, hasKey, isEditing, isOnApiPage, isSecretOpen } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { text } from '../step.ts';

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
    body: [text(scene.kept ? 'step_done_body_kept' : 'step_done_body_pasted')],
    why: text('step_done_why'),
    bubble: text('step_done_bubble'),
    lookFor: [],
    buttons: [
      { action: 'open-vault', label: text('guide_button_open_vault') },
      { action: 'dismiss', label: text('guide_button_close') },
    ],
  }),
};
