import type { GuideStep } from '../step.ts';
import { apiAddress, ownTexts, quote, text } from '../step.ts';

const own = ownTexts('unknown');

/** Nothing is recognised. Silence is better than a guess; words are better than silence. */
export const unknown: GuideStep = {
  id: 'unknown',
  phase: 'find',
  applies: () => true,
  say: (scene) => ({
    anchors: [],
    body: [own('body')],
    lookFor: [
      own('look', quote(scene, 'create-api'), quote(scene, 'api-management')),
      text('guide_look_address', apiAddress(scene)),
    ],
  }),
};
