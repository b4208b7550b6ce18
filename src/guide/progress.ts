import type { Run } from './run.ts';
import type { FlowStep, StepId } from './step-id.ts';
import { flowSteps } from './step-id.ts';

/** `passed` after Next was pressed at a step. Acknowledging a lost secret makes room for another creation. */
export function passedAfterNext({ passed }: Pick<Run, 'passed'>, step: StepId): readonly FlowStep[] {
  const flowStep = step === 'secret-lost' ? 'generate' : flowSteps.find((id) => id === step);
  return flowStep === undefined || passed.includes(flowStep) ? passed : [...passed, flowStep];
}

/** `passed` after Back: the last one is no longer passed. */
export function passedAfterBack({ passed }: Pick<Run, 'passed'>): readonly FlowStep[] {
  return passed.slice(0, -1);
}
