import type { Scene } from '../scene.ts';
import { isClassicForm, isTicked, plannedBeyondReading, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';

const own = ownTexts('choose-permission');

/** The classic form asks for one of two levels. */
export const choosePermission: GuideStep = {
  id: 'choose-permission',
  phase: 'create',
  applies: (scene) =>
    isClassicForm(scene) && sees(scene, 'permission-read-only', 'permission-read-write') && !isDone(scene),
  say: (scene) => {
    const read = quote(scene, 'permission-read-only');
    const write = quote(scene, 'permission-read-write');
    const trades = plannedBeyondReading(scene).length > 0;
    const tooMuch = mayDoTooMuch(scene);
    const body = tooMuch
      ? own('body_too_much', write, read)
      : scene.plan === null
        ? own('body', read)
        : trades
          ? own('body_write', write)
          : own('body_read', read);
    return {
      anchors: [trades ? 'permission-read-write' : 'permission-read-only'],
      ...(tooMuch ? { title: own('title_too_much'), tone: 'danger' as const } : {}),
      body: [body],
      why: own('why', read, write),
      lookFor: [own('look', read, write)],
      buttons: [tooMuch ? { action: 'next', label: text('guide_button_on_purpose') } : 'next'],
    };
  },
};

/** The plan only reads, and the level that trades is chosen. */
export function mayDoTooMuch(scene: Scene): boolean {
  const reads = scene.plan !== null && plannedBeyondReading(scene).length === 0;
  return reads && isTicked(scene, 'permission-read-write');
}

function isDone(scene: Scene): boolean {
  if (scene.passed.has('choose-permission')) return true;
  const read = isTicked(scene, 'permission-read-only');
  const write = isTicked(scene, 'permission-read-write');
  const chosen =
    scene.plan === null ? read || write : plannedBeyondReading(scene).length > 0 ? write : read && !write;
  const touched = scene.touched.has('permission-read-only') || scene.touched.has('permission-read-write');
  return chosen && (touched || isTicked(scene, 'accept-terms'));
}
