import { hasDialog, isOnApiPage } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, targetValues } from '../step.ts';

const own = ownTexts('delete-key');

/** The card of the key to be deleted, and of no other, is on the page. */
export const deleteKey: GuideStep = {
  id: 'delete-key',
  phase: 'delete',
  applies: (scene) => isOnApiPage(scene) && !hasDialog(scene) && scene.observation.target === 'found',
  say: (scene) => {
    const button = quote(scene, 'delete-key');
    return {
      anchors: ['delete-key'],
      body: [own('body', button, ...targetValues(scene))],
      lookFor: [own('look', button, ...targetValues(scene)), own('look_editing')],
    };
  },
};
