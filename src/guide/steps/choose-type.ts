import { hasDialog, isInForm, isOnApiPage, isTicked, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

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
    const system = quote(scene, 'type-system-generated', 'type-system-generated');
    const self = quote(scene, 'type-self-generated', 'type-self-generated');
    const next = quote(scene, 'next', 'next');
    const hmac = scene.plan === null || scene.plan.keyType === 'hmac';
    const [anchor, type] = hmac
      ? (['type-system-generated', system] as const)
      : (['type-self-generated', self] as const);
    const picked = isTicked(scene, anchor);
    const body =
      scene.plan === null
        ? text('step_choose_type_body_open', system, self)
        : picked
          ? text('step_choose_type_body_picked', type, next)
          : text('step_choose_type_body', type, next);
    return {
      // Without a plan the choice is the person's: point at it, not past it.
      anchors: picked && scene.plan !== null ? ['next'] : [anchor],
      body: [body],
      why: text('step_choose_type_why'),
      bubble: text(
        scene.plan === null
          ? 'step_choose_type_bubble_open'
          : picked
            ? 'step_choose_type_bubble_next'
            : 'step_choose_type_bubble',
      ),
      lookFor: [text('step_choose_type_look', type, next)],
    };
  },
};
