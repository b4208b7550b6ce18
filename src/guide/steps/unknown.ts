import type { GuideStep } from '../step.ts';
import { apiAddress, quote, text } from '../step.ts';

/** Nothing is recognised. Silence is better than a guess; words are better than silence. */
export const unknown: GuideStep = {
  id: 'unknown',
  phase: 'find',
  applies: () => true,
  say: (scene) => ({
    anchors: [],
    body: [text('step_unknown_body')],
    why: text('step_unknown_why'),
    bubble: text('step_unknown_title'),
    lookFor: [
      text(
        'step_unknown_look',
        quote(scene, 'create-api', 'create-api'),
        quote(scene, 'api-management', 'api-management'),
      ),
      text('guide_look_address', apiAddress(scene)),
    ],
  }),
};
