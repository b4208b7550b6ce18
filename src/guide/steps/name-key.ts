import { isFilled, isInForm, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';

const own = ownTexts('name-key');

/** Binance asks for a name. */
export const nameKey: GuideStep = {
  id: 'name-key',
  phase: 'create',
  applies: (scene) =>
    isInForm(scene) &&
    sees(scene, 'label-field') &&
    !isFilled(scene, 'label-field') &&
    !scene.passed.has('name-key'),
  say: ({ plan }) => {
    const label = plan?.label ?? '';
    return {
      anchors: ['label-field'],
      body: [label === '' ? own('body') : own('body_planned', label)],
      buttons: label === '' ? ['next'] : ['copy-label', 'next'],
    };
  },
};
