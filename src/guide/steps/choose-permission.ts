import type { Scene } from '../scene.ts';
import { isClassicForm, isTicked, plannedBeyondReading, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

/** The classic form asks for one of two levels. */
export const choosePermission: GuideStep = {
  id: 'choose-permission',
  phase: 'create',
  applies: (scene) =>
    isClassicForm(scene) && sees(scene, 'permission-read-only', 'permission-read-write') && !isDone(scene),
  say: (scene) => {
    const read = quote(scene, 'permission-read-only', 'permission-level-read-only');
    const write = quote(scene, 'permission-read-write', 'permission-level-read-write');
    const trades = plannedBeyondReading(scene).length > 0;
    const tooMuch = scene.plan !== null && !trades && isTicked(scene, 'permission-read-write');
    const body = tooMuch
      ? text('step_choose_permission_body_too_much', write, read)
      : scene.plan === null
        ? text('step_choose_permission_body', read)
        : trades
          ? text('step_choose_permission_body_write', write)
          : text('step_choose_permission_body_read', read);
    return {
      anchors: [trades ? 'permission-read-write' : 'permission-read-only'],
      body: [body],
      why: text('step_choose_permission_why', read, write),
      bubble: text('step_choose_permission_bubble'),
      lookFor: [text('step_choose_permission_look', read, write)],
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
