import { isFilled, isInForm, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { text } from '../step.ts';

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
      body: [label === '' ? text('step_name_key_body') : text('step_name_key_body_planned', label)],
      why: text('step_name_key_why'),
      bubble: text('step_name_key_bubble'),
      lookFor: [text('step_name_key_look')],
      buttons: label === '' ? ['next'] : ['copy-label', 'next'],
    };
  },
};
