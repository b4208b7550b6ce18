import { isFilled, isInForm, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';

const own = ownTexts('enter-public-key');

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
      body: [own(ours ? 'body' : 'body_own')],
      buttons: ours ? ['copy-public-key', 'next'] : ['next'],
    };
  },
};
