import type { CheckNote } from './check-note.ts';

/** A file format that a key went out in, and when last. Milliseconds since 1970. */
export interface ExportNote {
  readonly format: string;
  readonly at: number;
}

/** What became of a key since it was stored: noted by Keystep, never typed. Times are milliseconds since 1970. */
export interface KeyCare {
  readonly lastCheck: CheckNote | null;
  /** The newest export of each format, newest first, at most `keptExports`. */
  readonly exportedTo: readonly ExportNote[];
  /** When the secret was last revealed, copied, exported or checked. */
  readonly lastUsedAt: number | null;
  /** Until then the key is not due, whatever else says so. */
  readonly snoozedUntil: number | null;
  /** When the person put the key out of use; it stays in the vault. */
  readonly retiredAt: number | null;
  /** Id of the key that this one takes over from. */
  readonly replaces: string | null;
}

/** What happened to a key. Only what is there changes. */
export interface CareChange {
  readonly check?: CheckNote;
  /** Name of the format. */
  readonly exported?: string;
  readonly used?: true;
  readonly snoozedUntil?: number | null;
  readonly retired?: boolean;
}

/** How many formats a key remembers. */
export const keptExports = 20;

/** A key that nothing has happened to yet. */
export const freshCare: KeyCare = {
  lastCheck: null,
  exportedTo: [],
  lastUsedAt: null,
  snoozedUntil: null,
  retiredAt: null,
  replaces: null,
};

/** Whether nothing has happened to the key yet. */
export function isFresh({ exportedTo, ...care }: KeyCare): boolean {
  return exportedTo.length === 0 && Object.values(care).every((one) => one === null);
}

/** The care of a key after something happened at `now`, milliseconds since 1970. */
export function changeCare(care: KeyCare, change: CareChange, now: number): KeyCare {
  const { check, exported, snoozedUntil, retired } = change;
  const isUsed = change.used === true || check !== undefined || exported !== undefined;
  return {
    ...care,
    ...(check === undefined ? {} : { lastCheck: check }),
    ...(exported === undefined ? {} : { exportedTo: withExport(care.exportedTo, exported, now) }),
    ...(isUsed ? { lastUsedAt: now } : {}),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(retired === undefined ? {} : { retiredAt: retired ? (care.retiredAt ?? now) : null }),
  };
}

function withExport(before: readonly ExportNote[], format: string, at: number): readonly ExportNote[] {
  return [{ format, at }, ...before.filter((note) => note.format !== format)].slice(0, keptExports);
}
