import type { Scene } from '../scene.ts';
import { isClassicForm, isFilled, isTicked, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';

const own = ownTexts('set-validity');

/** The classic form asks how long the key is valid. What the page has chosen beforehand is no decision. */
export const setValidity: GuideStep = {
  id: 'set-validity',
  phase: 'create',
  applies: (scene) => isClassicForm(scene) && sees(scene, 'validity') && !isDone(scene),
  say: ({ plan }) => ({
    anchors: ['validity'],
    body: [plan === null ? own('body') : own('body_planned', String(plan.validityDays))],
    buttons: ['next'],
  }),
};

function isDone(scene: Scene): boolean {
  if (scene.passed.has('set-validity')) return true;
  if (!isFilled(scene, 'validity')) return false;
  // Whoever goes on to what comes after has seen this.
  return (
    scene.touched.has('validity') ||
    scene.touched.has('permission-read-only') ||
    scene.touched.has('permission-read-write') ||
    isTicked(scene, 'accept-terms')
  );
}
