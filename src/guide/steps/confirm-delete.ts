import { hasDialog, isOnApiPage } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, targetValues } from '../step.ts';

const own = ownTexts('confirm-delete');

/**
 * The page asks once more. In words only: which key its question means, nothing in it proves. Looking around is not
 * deleting: the card was there in this load, and the dialog speaks of deletion.
 */
export const confirmDelete: GuideStep = {
  id: 'confirm-delete',
  phase: 'delete',
  applies: (scene) =>
    isOnApiPage(scene) && hasDialog(scene) && scene.deletion !== 'none' && scene.observation.deletes !== null,
  say: (scene) => {
    if (scene.observation.deletes === 'all') {
      return {
        anchors: [],
        title: own('title_all'),
        tone: 'danger',
        body: [own('body_all')],
        lookFor: [own('look_all')],
      };
    }
    return {
      anchors: [],
      body: [own('body')],
      lookFor: [own('look', ...targetValues(scene)), own('look_verify')],
    };
  },
};
