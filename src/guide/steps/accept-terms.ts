import { isInForm, isTicked, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

/** The classic form has a box about rules and risks. */
export const acceptTerms: GuideStep = {
  id: 'accept-terms',
  phase: 'create',
  applies: (scene) =>
    isInForm(scene) &&
    sees(scene, 'accept-terms') &&
    !isTicked(scene, 'accept-terms') &&
    !scene.passed.has('accept-terms'),
  say: (scene) => {
    const box = quote(scene, 'accept-terms', 'accept-terms');
    return {
      anchors: ['accept-terms'],
      body: [text('step_accept_terms_body', box)],
      why: text('step_accept_terms_why'),
      bubble: text('step_accept_terms_bubble'),
      lookFor: [text('step_accept_terms_look', box)],
      buttons: ['next'],
    };
  },
};
