import { steps } from '../page/steps.ts';

const [first] = steps;

/** The page alone: what nothing can be cheaper than, or sooner. Its ring is the target itself, which is never behind. */
window.contender = {
  start: () => undefined,
  show: () => undefined,
  stop: () => undefined,
  ring: () => document.querySelector(first?.selector ?? '')?.getBoundingClientRect() ?? null,
  panel: () => null,
  control: () => null,
  presses: () => 0,
};
