import type { Plan } from '../../src/keys/plan.ts';
import * as v from 'valibot';
import { planSchema } from '../../src/messages/requests.ts';
import { localStore, sessionStore } from '../platform/storage.ts';
import { vault } from './vault-service.ts';

/** In memory: what the person typed never reaches the disk unsealed. */
const openKey = 'guide.plan';
/** On disk, sealed with the vault's draft key: what is left of a plan after the browser ends. */
const sealedKey = 'guide.plan.sealed';
/** The name that the seal is bound to, beside the drafts of forms. */
const form = 'running-plan';

/** The plan of this run, whole: for our own pages and the vault only. */
export async function readPlan(): Promise<Plan | null> {
  return ((await sessionStore.get(openKey)) as Plan | null | undefined) ?? null;
}

/** Keeps the plan of this run; null for a run without one. */
export async function writePlan(plan: Plan | null): Promise<void> {
  await sessionStore.set(openKey, plan);
  await localStore.remove(sealedKey);
  await sealPlan();
}

/** Forgets the plan. */
export async function dropPlan(): Promise<void> {
  await Promise.all([sessionStore.remove(openKey), localStore.remove(sealedKey)]);
}

/** The plan has served: what is on screen keeps it, and the next start of the browser begins without. */
export async function dropSealedPlan(): Promise<void> {
  await localStore.remove(sealedKey);
}

/** Seals the plan of this run for the next start of the browser, as soon as the vault is open; else it stays in memory. */
export async function sealPlan(): Promise<void> {
  const plan = await readPlan();
  if (plan === null || (await vault.state()).status !== 'unlocked') return;
  await localStore.set(sealedKey, await vault.sealDraft(form, { plan: JSON.stringify(plan) }));
}

/** The plan that an earlier start of the browser left, now that the vault is open; null where there is none. */
export async function recallPlan(): Promise<Plan | null> {
  const sealed = await localStore.get(sealedKey);
  if (typeof sealed !== 'string' || (await sessionStore.get(openKey)) !== undefined) return null;
  const text = (await vault.openDraft(form, sealed))?.['plan'];
  const plan = v.safeParse(planSchema, text === undefined ? null : JSON.parse(text));
  return plan.success ? plan.output : null;
}
