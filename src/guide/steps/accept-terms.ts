import { isInForm, isTicked, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote } from '../step.ts';

const own = ownTexts('accept-terms');

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
    const box = quote(scene, 'accept-terms');
    return {
      anchors: ['accept-terms'],
      body: [own('body', box)],
      lookFor: [own('look', box)],
      buttons: ['next'],
    };
  },
};
