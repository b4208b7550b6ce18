import { parseAddresses } from '../keys/addresses.ts';
import { keyTypes, type Environment, type KeyType } from '../keys/key-record.ts';
import { addressPlans, type Plan } from '../keys/plan.ts';
import type { PermissionId } from '../keys/permissions.ts';
import { purposeById, purposeIds, purposes, type Purpose, type Tool } from '../keys/purposes.ts';
import { clampValidity } from '../keys/validity.ts';
import { pick } from './key-fields.ts';

/** The plan's form, all as text, as its draft keeps it. */
export type PlanField =
  | 'page'
  | 'purpose'
  | 'tool'
  | 'label'
  | 'keyType'
  | 'environment'
  | 'days'
  | 'addressPlan'
  | 'addresses'
  | 'extra';
export type PlanTexts = Readonly<Record<PlanField, string>>;

/** The form as it begins. Empty texts stand for what the purpose proposes; reading only is the default. */
export const blankPlan: PlanTexts = {
  page: '1',
  purpose: 'tax',
  tool: '',
  label: '',
  keyType: 'hmac',
  environment: 'live',
  days: '',
  addressPlan: '',
  addresses: '',
  extra: '',
};

/** Environments whose API management page Keystep can guide through. */
export const planEnvironments: readonly Environment[] = ['live', 'demo'];

/** The chosen purpose; the first of the list for a text that names none. */
export function planPurpose(fields: PlanTexts): Purpose {
  const first = purposes[0];
  const chosen = purposeById(pick(purposeIds, fields.purpose, 'tax')) ?? first;
  if (!chosen) throw new Error('the list of purposes is empty');
  return chosen;
}

/** The chosen program, where the purpose names any. */
export function planTool(fields: PlanTexts): Tool | undefined {
  return planPurpose(fields).tools.find((tool) => tool.name === fields.tool);
}

/** Key types that both the purpose and the program take. */
export function planKeyTypes(fields: PlanTexts): readonly KeyType[] {
  const byTool = planTool(fields)?.keyTypes ?? keyTypes;
  return planPurpose(fields).keyTypes.filter((type) => byTool.includes(type));
}

/** Permissions that the person added to those of the purpose. */
export function extraPermissions(fields: PlanTexts): readonly PermissionId[] {
  const chosen = fields.extra.split(' ');
  return planPurpose(fields).optional.filter((permission) => chosen.includes(permission));
}

/** Permissions that the program needs besides, and so cannot be left out. */
export function toolPermissions(fields: PlanTexts): readonly PermissionId[] {
  return planTool(fields)?.adds ?? [];
}

/** The name that a plan proposes: program or purpose, and the month. */
export function suggestedLabel(fields: PlanTexts, now: number): string {
  const month = new Date(now).toISOString().slice(0, 7);
  const name = planTool(fields)?.name ?? planPurpose(fields).id;
  return `${name.toLowerCase()}-${month}`;
}

/** The plan that a form describes. */
export function toPlan(fields: PlanTexts, now: number): Plan {
  const purpose = planPurpose(fields);
  const types = planKeyTypes(fields);
  const permissions = [...purpose.permissions, ...toolPermissions(fields), ...extraPermissions(fields)];
  const addressPlan = pick(addressPlans, fields.addressPlan, purpose.addressPlan);
  return {
    purpose: purpose.id,
    label: fields.label.trim() || suggestedLabel(fields, now),
    keyType: pick(types, fields.keyType, types[0] ?? 'hmac'),
    environment: pick(planEnvironments, fields.environment, 'live'),
    validityDays: clampValidity(fields.days === '' ? purpose.validityDays : Number(fields.days)),
    permissions: [...new Set(permissions)],
    addressPlan,
    addresses: addressPlan === 'unknown' ? [] : parseAddresses(fields.addresses).addresses,
    publicKey: '',
  };
}
