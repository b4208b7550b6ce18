import type { Scene } from '../scene.ts';
import { isClassicForm, isTicked, plannedBeyondReading, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote } from '../step.ts';

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
    const tooMuch = scene.plan !== null && !trades && isTicked(scene, 'permission-read-write');
    const body = tooMuch
      ? own('body_too_much', write, read)
      : scene.plan === null
        ? own('body', read)
        : trades
          ? own('body_write', write)
          : own('body_read', read);
    return {
      anchors: [trades ? 'permission-read-write' : 'permission-read-only'],
      body: [body],
      why: own('why', read, write),
      lookFor: [own('look', read, write)],
      buttons: ['next'],
    };
  },
};

function isDone(scene: Scene): boolean {
  if (scene.passed.has('choose-permission')) return true;
  const read = isTicked(scene, 'permission-read-only');
  const write = isTicked(scene, 'permission-read-write');
  const chosen =
    scene.plan === null ? read || write : plannedBeyondReading(scene).length > 0 ? write : read && !write;
  const touched = scene.touched.has('permission-read-only') || scene.touched.has('permission-read-write');
  return chosen && (touched || isTicked(scene, 'accept-terms'));
}
