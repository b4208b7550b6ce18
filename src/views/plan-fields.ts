import { parseAddresses } from '../keys/addresses.ts';
import { rsaSizes, type RsaSize } from '../keys/key-pair.ts';
import type { Environment } from '../keys/key-record.ts';
import { addressPlans, type Plan } from '../keys/plan.ts';
import type { PermissionId } from '../keys/permissions.ts';
import {
  keyRules,
  purposeById,
  purposeIds,
  purposes,
  type KeyRules,
  type Purpose,
} from '../keys/purposes.ts';
import type { Tool } from '../keys/tools.ts';
import { clampValidity } from '../keys/validity.ts';
import { pick } from './key-fields.ts';

/** The plan's form, all as text, as its draft keeps it. */
export type PlanField =
  | 'page'
  | 'purpose'
  | 'tool'
  | 'label'
  | 'keyType'
  | 'pair'
  | 'rsaSize'
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
  keyType: '',
  pair: '',
  rsaSize: '',
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

/** What the chosen purpose and program ask for. */
export function planRules(fields: PlanTexts): KeyRules {
  return keyRules(planPurpose(fields), planTool(fields));
}

/** Whether Keystep makes the pair of a self-generated key: it does unless the person has one. */
export function makesPair(fields: PlanTexts): boolean {
  return fields.pair !== 'own';
}

/** Length of an RSA key that is made here. */
export function planRsaSize(fields: PlanTexts): RsaSize {
  return rsaSizes.find((size) => String(size) === fields.rsaSize) ?? 2048;
}

/** Permissions that the person added to those that are needed. */
export function extraPermissions(fields: PlanTexts): readonly PermissionId[] {
  const chosen = fields.extra.split(' ');
  return planRules(fields).optional.filter((permission) => chosen.includes(permission));
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
  const rules = planRules(fields);
  const addressPlan = pick(addressPlans, fields.addressPlan, rules.addressPlan);
  return {
    purpose: purpose.id,
    tool: planTool(fields)?.name ?? '',
    label: fields.label.trim() || suggestedLabel(fields, now),
    keyType: pick(rules.keyTypes, fields.keyType, rules.keyTypes[0] ?? 'hmac'),
    environment: pick(planEnvironments, fields.environment, 'live'),
    validityDays: clampValidity(fields.days === '' ? purpose.validityDays : Number(fields.days)),
    permissions: [...rules.permissions, ...extraPermissions(fields)],
    addressPlan,
    addresses: addressPlan === 'unknown' ? [] : parseAddresses(fields.addresses).addresses,
    publicKey: '',
  };
}
