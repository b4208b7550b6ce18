/** Steps in their usual order, to a key and then those to its deletion; a page may skip or repeat some. Stable names: see CHANGELOG before changing one. */
export const flowSteps = [
  'sign-in',
  'open-profile',
  'open-api-management',
  'create-key',
  'choose-type',
  'enter-public-key',
  'name-key',
  'set-validity',
  'choose-permission',
  'accept-terms',
  'generate',
  'verify-identity',
  'keep-key',
  'edit-restrictions',
  'restrict-ip',
  'confirm-ip',
  'tick-permissions',
  'save-restrictions',
  'check-key',
  'done',
  'delete-key',
  'confirm-delete',
  'key-deleted',
] as const;

/** Steps that stand outside the order: what stops a person, and not knowing. */
export const asideSteps = ['prerequisites', 'key-limit', 'secret-lost', 'find-key', 'unknown'] as const;

export type FlowStep = (typeof flowSteps)[number];
export type AsideStep = (typeof asideSteps)[number];
export type StepId = FlowStep | AsideStep;

/** Tells the steps of the order from those that stand outside it. */
export function isFlowStep(step: StepId): step is FlowStep {
  return (flowSteps as readonly string[]).includes(step);
}
