import { isFilled, isInForm, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { text } from '../step.ts';

/** A self-generated key: Binance asks for the public half. */
export const enterPublicKey: GuideStep = {
  id: 'enter-public-key',
  phase: 'create',
  applies: (scene) =>
    isInForm(scene) &&
    sees(scene, 'public-key-field') &&
    !isFilled(scene, 'public-key-field') &&
    !scene.passed.has('enter-public-key'),
  say: ({ plan }) => {
    const ours = plan !== null && plan.publicKey !== '';
    return {
      anchors: ['public-key-field'],
      body: [text(ours ? 'step_enter_public_key_body' : 'step_enter_public_key_body_own')],
      why: text('step_enter_public_key_why'),
      bubble: text('step_enter_public_key_bubble'),
      lookFor: [text('step_enter_public_key_look')],
      buttons: ours ? ['copy-public-key', 'next'] : ['next'],
    };
  },
};
