import { KeystepError } from '../errors.ts';
import type { VaultContext } from './vault-context.ts';
import { parseDropRow } from './rows.ts';
import type { VaultStore } from './store.ts';
import { copiedHeader } from './vault-slots.ts';

/** What the vault can do at the moment. */
export interface VaultStatus {
  readonly status: 'none' | 'locked' | 'unlocked' | 'damaged' | 'newer' | 'unavailable';
  /** Keys in the drop box. */
  readonly waiting: number;
  /** Pairs in the drop box that were made here and have no API key yet. */
  readonly pairs: number;
  /** When the vault locks itself, milliseconds since 1970; null unless unlocked. */
  readonly lockAt: number | null;
  /** Until when a secret may be shown without typing the passphrase again; null: type it first. */
  readonly provedUntil: number | null;
  /** When a passphrase may be tried again after wrong ones; null: now. */
  readonly retryAt: number | null;
  /** Null where the header cannot be read. */
  readonly hasRecoveryCode: boolean | null;
  /** What was found at the unlock and not acknowledged. */
  readonly findings: number;
  /** Storage refused a write; stays until a write succeeds or the browser ends. */
  readonly writeFailed: boolean;
  /** The second copy could not be written; stays until it could. */
  readonly copyFailed: boolean;
  /** `copy`: there is no database, everything stands in the second engine. */
  readonly engine: 'database' | 'copy';
  /** The vault does not open, and the copy has what is missing. */
  readonly copyAvailable: boolean;
}

/** What is known of the vault itself. */
type Known = Omit<VaultStatus, 'retryAt' | 'writeFailed' | 'copyFailed' | 'engine'>;

/**
 * What the vault can do now. All that does not depend on another is asked for at once: each answer that is waited for
 * is felt in the popup.
 */
export async function readState(context: VaultContext): Promise<VaultStatus> {
  const { ports, tries } = context;
  const [writeFailed, copyFailed = false, retryAt, engine = 'database', known] = await Promise.all([
    context.writeFailed(),
    ports.copy?.failed(),
    tries.retryAt(),
    ports.copy?.engine(),
    readVault(context),
  ]);
  return { ...known, writeFailed, copyFailed, retryAt, engine };
}

async function readVault(context: VaultContext): Promise<Known> {
  const closed = {
    lockAt: null,
    provedUntil: null,
    hasRecoveryCode: null,
    findings: 0,
    copyAvailable: false,
  } as const;
  try {
    const [found, counts] = await Promise.all([context.find(), countWaiting(context.ports.store)]);
    if (found.status !== 'ok') {
      const copyAvailable = found.status === 'damaged' && (await copiedHeader(context)) !== null;
      return { ...closed, ...counts, status: found.status, copyAvailable };
    }
    const { slots, vaultId } = found.header;
    const stored = { ...closed, ...counts, hasRecoveryCode: slots.some(({ type }) => type === 'recovery') };
    const [resumed, findings] = await Promise.all([context.session.resume(vaultId), context.findings()]);
    if (resumed === null) return { ...stored, status: 'locked' };
    const { lockAt, provedUntil } = resumed;
    return { ...stored, status: 'unlocked', lockAt, provedUntil, findings };
  } catch (error) {
    if (!(error instanceof KeystepError)) throw error;
    const status =
      error.code === 'vault-newer' ? 'newer' : error.code === 'vault-damaged' ? 'damaged' : 'unavailable';
    const copyAvailable =
      status === 'unavailable' && (await copiedHeader(context).catch(() => null)) !== null;
    return { ...closed, status, waiting: 0, pairs: 0, copyAvailable };
  }
}

/** A pair whose API key was kept waits no more: it comes with that key. While locked each counts for itself. */
async function countWaiting(
  store: VaultStore,
): Promise<{ readonly waiting: number; readonly pairs: number }> {
  // Asked at every call, and most of the time there is none.
  if ((await store.count('dropbox')) === 0) return { waiting: 0, pairs: 0 };
  const rows = await store.all('dropbox');
  const pairs = rows.filter((row) => parseDropRow(row)?.pair === true).length;
  return { waiting: rows.length - pairs, pairs };
}
