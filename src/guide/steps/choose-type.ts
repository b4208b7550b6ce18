import { hasDialog, isInForm, isOnApiPage, isTicked, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote } from '../step.ts';

const own = ownTexts('choose-type');

/** Binance asks who makes the key pair. It cannot be changed later. */
export const chooseType: GuideStep = {
  id: 'choose-type',
  phase: 'create',
  applies: (scene) => {
    if (!isOnApiPage(scene) || isInForm(scene)) return false;
    if (hasDialog(scene))
      return sees(scene, 'choose-type-title', 'type-system-generated', 'type-self-generated');
    return sees(scene, 'type-system-generated') && sees(scene, 'type-self-generated');
  },
  say: (scene) => {
    const system = quote(scene, 'type-system-generated');
    const self = quote(scene, 'type-self-generated');
    const next = quote(scene, 'next');
    const hmac = scene.plan === null || scene.plan.keyType === 'hmac';
    const [anchor, type] = hmac
      ? (['type-system-generated', system] as const)
      : (['type-self-generated', self] as const);
    const picked = isTicked(scene, anchor);
    const body =
      scene.plan === null
        ? own('body_open', system, self)
        : picked
          ? own('body_picked', type, next)
          : own('body', type, next);
    return {
      // Without a plan the choice is the person's: point at it, not past it.
      anchors: picked && scene.plan !== null ? ['next'] : [anchor],
      body: [body],
      bubble: own(scene.plan === null ? 'bubble_open' : picked ? 'bubble_next' : 'bubble'),
      lookFor: [own('look', type, next)],
    };
  },
};
