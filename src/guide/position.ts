import type { Scene } from './scene.ts';
import { wantsLimits } from './scene.ts';
import type { StepId } from './step-id.ts';

/** Steps that count as one place of the way. */
const places: readonly (readonly StepId[])[] = [
  ['sign-in'],
  ['open-profile', 'open-api-management'],
  ['create-key'],
  ['choose-type'],
  ['enter-public-key'],
  ['name-key'],
  ['set-validity'],
  ['choose-permission'],
  ['accept-terms'],
  ['generate', 'verify-identity'],
  ['keep-key'],
  ['check-key'],
  ['edit-restrictions'],
  ['restrict-ip', 'confirm-ip'],
  ['tick-permissions', 'save-restrictions'],
  ['done'],
];

/** Place of a step among those of this person's plan, and how many there are; null for steps outside the order. */
export function positionOf(step: StepId, scene: Scene): { index: number; total: number } | null {
  const left = new Set<StepId>();
  if (scene.flow === 'classic') left.add('choose-type');
  else for (const id of ['set-validity', 'choose-permission', 'accept-terms'] as const) left.add(id);
  if (scene.flow === 'classic' || scene.plan === null || scene.plan.keyType === 'hmac')
    left.add('enter-public-key');
  if (!scene.view.canCheck) left.add('check-key');
  if (!wantsLimits(scene)) {
    for (const id of ['edit-restrictions', 'restrict-ip', 'tick-permissions'] as const) left.add(id);
  }
  const mine = places.filter((place) => place.includes(step) || !place.some((id) => left.has(id)));
  const index = mine.findIndex((place) => place.includes(step));
  return index === -1 ? null : { index: index + 1, total: mine.length };
}
