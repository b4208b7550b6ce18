import { randomBytes } from '../../../src/vault/bytes.ts';
import { VaultSession } from '../../../src/vault/session.ts';
import type { SessionValue } from '../../../src/vault/session.ts';
import type { Row } from '../../../src/vault/store.ts';
import { MemorySession } from './memory-session.ts';

export const start = 1_780_000_000_000;
export const minute = 60_000;
export const autoLockMs = 10 * minute;
export const vaultId = randomBytes(16);

/** Memory-only storage whose answers come a moment late, so that calls overlap. */
class LateSession extends MemorySession {
  override async getAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    await Promise.resolve();
    return super.getAll(keys);
  }

  override async get(key: string): Promise<unknown> {
    await Promise.resolve();
    return super.get(key);
  }

  override async set(key: string, value: SessionValue): Promise<void> {
    await Promise.resolve();
    return super.set(key, value);
  }

  override async setAll(values: Readonly<Record<string, SessionValue>>): Promise<void> {
    await Promise.resolve();
    return super.setAll(values);
  }

  override async remove(key: string): Promise<void> {
    await Promise.resolve();
    return super.remove(key);
  }
}

/** A session on storage in memory, with a clock that stands until it is set. */
export function makeSession() {
  const memory = new LateSession();
  const rows = new Map<string, Row>();
  const world = {
    memory,
    rows,
    time: start,
    isOpen: async () => (await world.session.resume(vaultId)) !== null,
    provedUntil: async () => (await world.session.resume(vaultId))?.provedUntil,
    begin: async () => {
      const prepared = await world.session.prepare(randomBytes(32), vaultId);
      rows.set(prepared.row.id, prepared.row);
      await world.session.begin(prepared);
    },
    /** The background died and came back: memory-only storage is there, the objects are new. */
    restart: () => {
      world.session = make();
    },
    session: undefined as unknown as VaultSession,
  };
  const make = (): VaultSession =>
    new VaultSession({
      session: memory,
      store: { get: (_table, id) => Promise.resolve(rows.get(id)), keepsKeys: () => Promise.resolve(true) },
      ended: () => undefined,
      commit: ({ remove = [] }) => {
        for (const { id } of remove) rows.delete(id);
        return Promise.resolve();
      },
      now: () => world.time,
      autoLockMs: () => autoLockMs,
    });
  world.session = make();
  return world;
}

/** The same, begun. */
export async function makeOpen() {
  const world = makeSession();
  await world.begin();
  return world;
}
