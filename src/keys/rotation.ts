import type { KeyFields, KeyRecord, KeySummary } from './key-record.ts';
import type { Plan } from './plan.ts';
import { clampValidity, defaultValidityDays } from './validity.ts';

/** From one key to the next, in this order. None waits for another: a person may know better. */
export const rotationSteps = ['make', 'review', 'check', 'export', 'delete', 'retire'] as const;
export type RotationStep = (typeof rotationSteps)[number];

/** All that tells how far a rotation is. Everything but `waiting` and `gone` stands in the two records. */
export interface RotationFacts {
  readonly old: Pick<KeyRecord, 'care'>;
  /** The key that takes over; null while there is none. */
  readonly successor: (Pick<KeyRecord, 'care'> & Partial<Pick<KeyRecord, 'addresses'>>) | null;
  /** The new key was kept and waits for review. */
  readonly waiting: boolean;
  /** Binance's page was seen without the old key. */
  readonly gone: boolean;
}

/** A format that the old key went out in, and whether the new one did too. */
export interface FormatToDo {
  readonly format: string;
  readonly done: boolean;
}

/** How far a rotation is. */
export interface Rotation {
  readonly done: ReadonlySet<RotationStep>;
  /** What to do next; null at the end. */
  readonly next: RotationStep | null;
  readonly formats: readonly FormatToDo[];
}

/** Binance's code for a key that may not be used from here (developers.binance.com, read 2026-11-22). */
const refusedHere = -2015;
const dayMs = 24 * 60 * 60 * 1000;

/** How far a rotation is, by what was noted with the two keys: nothing else keeps count. */
export function rotationOf({ old, successor, waiting, gone }: RotationFacts): Rotation {
  const formats = old.care.exportedTo.map(({ format }) => ({
    format,
    done: successor?.care.exportedTo.some((note) => note.format === format) === true,
  }));
  const exported = formats.length > 0 ? formats.every(({ done }) => done) : hasGoneOut(successor);
  const retired = old.care.retiredAt !== null;
  const states: Readonly<Record<RotationStep, boolean>> = {
    make: waiting || successor !== null,
    review: successor !== null,
    check: successor !== null && isChecked(successor),
    export: successor !== null && exported,
    delete: gone || retired,
    retire: retired,
  };
  const open = rotationSteps.filter((step) => !states[step]);
  // Where the old key was never exported nobody knows where it is used: that step holds up nothing.
  const [next = null] = open.filter((step) => step !== 'export' || formats.length > 0);
  return { done: new Set(rotationSteps.filter((step) => states[step])), next, formats };
}

function hasGoneOut(successor: RotationFacts['successor']): boolean {
  return successor !== null && successor.care.exportedTo.length > 0;
}

/** It works, or it is refused here because only its own addresses may use it. */
function isChecked({
  care: { lastCheck },
  addresses = [],
}: NonNullable<RotationFacts['successor']>): boolean {
  if (lastCheck === null) return false;
  return lastCheck.outcome !== 'refused' || (addresses.length > 0 && lastCheck.refusal === refusedHere);
}

/** The key that takes over from `id`: of several the newest that is in use. */
export function successorOf(id: string, keys: readonly KeySummary[]): KeySummary | null {
  const all = keys.filter(({ care }) => care.replaces === id);
  const inUse = all.filter(({ care }) => care.retiredAt === null);
  const [newest] = (inUse.length > 0 ? inUse : all).sort((a, b) => b.createdAt - a.createdAt);
  return newest ?? null;
}

/** Ids of the keys in use that another one takes over from. */
export function beingReplaced(keys: readonly KeySummary[]): ReadonlySet<string> {
  const named = new Set(keys.flatMap(({ care }) => care.replaces ?? []));
  return new Set(keys.filter(({ id, care }) => named.has(id) && care.retiredAt === null).map(({ id }) => id));
}

/** The plan for a key that takes over from a stored one: the same in everything but its name. */
export function replacementPlan(
  id: string,
  { record }: { readonly record: Omit<KeyFields, 'secretKey' | 'apiKey'> & Pick<KeyRecord, 'createdAt'> },
  now: number,
): Plan {
  const { purpose, tool, label, keyType, environment, permissions, addresses } = record;
  const span = record.rotateBy === null ? null : (record.rotateBy - record.createdAt) / dayMs;
  return {
    ...{ purpose, tool, keyType, environment, permissions, addresses },
    label: nextLabel(label, now),
    validityDays: clampValidity(span ?? defaultValidityDays),
    addressPlan: addresses.length > 0 ? 'own' : 'unknown',
    publicKey: '',
    replaces: id,
  };
}

/** A name that differs from the old one: by its month, and by a number within the same month. */
export function nextLabel(label: string, now: number): string {
  const month = new Date(now).toISOString().slice(0, 7);
  const [, name = label, before, count = '1'] = /^(.*?)[-\s]?(\d{4}-\d{2})(?:-(\d{1,3}))?$/.exec(label) ?? [];
  const dated = [name.slice(0, 180), month].filter((part) => part !== '').join('-');
  return before === month ? `${dated}-${Number(count) + 1}` : dated;
}
