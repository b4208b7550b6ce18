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

/** What the vault can do now. */
export async function readState(context: VaultContext): Promise<VaultStatus> {
  const { ports, session, tries } = context;
  const [writeFailed, copyFailed = false, retryAt, engine = 'database'] = await Promise.all([
    context.writeFailed(),
    ports.copy?.failed(),
    tries.retryAt(),
    ports.copy?.engine(),
  ]);
  const common = { writeFailed, copyFailed, retryAt, engine };
  const closed = { lockAt: null, provedUntil: null, findings: 0 } as const;
  try {
    const found = await context.find();
    const { waiting, pairs } = await countWaiting(ports.store);
    if (found.status !== 'ok') {
      const copyAvailable = found.status === 'damaged' && (await copiedHeader(context)) !== null;
      const counts = { waiting, pairs };
      return { ...common, ...closed, ...counts, status: found.status, hasRecoveryCode: null, copyAvailable };
    }
    const hasRecoveryCode = found.header.slots.some(({ type }) => type === 'recovery');
    const stored = { ...common, waiting, pairs, hasRecoveryCode, copyAvailable: false };
    const resumed = await session.resume(found.header.vaultId);
    if (resumed === null) return { ...stored, ...closed, status: 'locked' };
    const { lockAt } = resumed;
    const [provedUntil, findings] = await Promise.all([session.provedUntil(), context.findings()]);
    return { ...stored, status: 'unlocked', lockAt, provedUntil, findings };
  } catch (error) {
    if (!(error instanceof KeystepError)) throw error;
    const status =
      error.code === 'vault-newer' ? 'newer' : error.code === 'vault-damaged' ? 'damaged' : 'unavailable';
    const copyAvailable =
      status === 'unavailable' && (await copiedHeader(context).catch(() => null)) !== null;
    return { ...common, ...closed, status, waiting: 0, pairs: 0, hasRecoveryCode: null, copyAvailable };
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
