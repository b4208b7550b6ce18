import type { Scene } from '../scene.ts';
import { hasDialog, isInForm, isOnApiPage, isTicked, sees } from '../scene.ts';
import type { GuideStep, Saying } from '../step.ts';
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
    if (scene.plan === null) return withoutPlan(scene);
    const [anchor, type] =
      scene.plan.keyType === 'hmac'
        ? (['type-system-generated', system] as const)
        : (['type-self-generated', self] as const);
    const picked = isTicked(scene, anchor);
    return {
      anchors: [picked ? 'next' : anchor],
      body: [own(picked ? 'body_picked' : 'body', type, next)],
      bubble: own(picked ? 'bubble_next' : 'bubble'),
      lookFor: [own('look', type, next)],
    };
  },
};

/** The choice is the person's. One that the page made beforehand is none: it takes a pick, or Next. */
function withoutPlan(scene: Scene): Saying {
  const types = ['type-system-generated', 'type-self-generated'] as const;
  const picked = types.find((type) => isTicked(scene, type));
  const next = quote(scene, 'next');
  const decided = scene.passed.has('choose-type') || types.some((type) => scene.touched.has(type));
  if (picked !== undefined && decided) {
    return {
      anchors: ['next'],
      body: [own('body_open_picked', quote(scene, picked), next)],
      bubble: own('bubble_next'),
      lookFor: [own('look', quote(scene, picked), next)],
    };
  }
  const system = quote(scene, types[0]);
  return {
    anchors: ['type-system-generated'],
    body: [own('body_open', system, quote(scene, types[1]))],
    bubble: own('bubble_open'),
    lookFor: [own('look', system, next)],
    buttons: ['next'],
  };
}
