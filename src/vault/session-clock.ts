import { isObject, isTime } from './record-codec.ts';

/**
 * When the vault locks itself, the latest time that was seen, and when the passphrase was last typed. Milliseconds
 * since 1970.
 */
export interface Clock {
  readonly lockAt: number;
  readonly seenAt: number;
  readonly provedAt: number;
}

/** How long after the passphrase was typed a secret may be shown without typing it again. */
export const proofMs = 300_000;

const toleratedBackwardMs = 60_000;

/** Whether the time is over, or was set back by more than a clock that is put right. */
export function isOver({ lockAt, seenAt }: Clock, time: number): boolean {
  return time >= lockAt || time < seenAt - toleratedBackwardMs;
}

/** Until when the passphrase counts as just typed; null: it does not, or the clock was set back. */
export function provedUntil({ provedAt, seenAt }: Clock, time: number): number | null {
  const until = provedAt + proofMs;
  return time < until && time >= seenAt - toleratedBackwardMs ? until : null;
}

/** Null for anything but a clock. */
export function parseClock(value: unknown): Clock | null {
  if (!isObject(value)) return null;
  const { lockAt, seenAt, provedAt } = value;
  return isTime(lockAt) && isTime(seenAt) && isTime(provedAt) ? { lockAt, seenAt, provedAt } : null;
}
