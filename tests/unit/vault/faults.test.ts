import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { IdbVaultStore } from '../../../src/vault/idb-vault-store.ts';
import { newId } from '../../../src/vault/rows.ts';
import type { Change, TableName, VaultStore } from '../../../src/vault/store.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { codeOf, fieldsOf, makeWorld, passphrase, sample } from './support.ts';
import type { World } from './support.ts';

type Fault = 'before' | 'within' | 'after';

/** The real store, whose next write fails: before it begins, half way, or with its answer lost. */
class FaultyStore implements VaultStore {
  readonly #store = new IdbVaultStore({ openTimeoutMs: 500 });
  next: Fault | null = null;

  get(table: TableName, id: string): Promise<unknown> {
    return this.#store.get(table, id);
  }

  all(table: TableName, prefix?: string): Promise<readonly unknown[]> {
    return this.#store.all(table, prefix);
  }

  count(table: TableName): Promise<number> {
    return this.#store.count(table);
  }

  destroy(): Promise<void> {
    return this.#store.destroy();
  }

  keepsKeys(): Promise<boolean> {
    return this.#store.keepsKeys();
  }

  async commit(change: Change): Promise<number> {
    const fault = this.next;
    this.next = null;
    if (fault === null) return this.#store.commit(change);
    if (fault === 'within') {
      const refused = { table: 'operations', row: { id: 'refused', content: () => undefined } } as const;
      return this.#store.commit({ ...change, put: [...(change.put ?? []), refused] });
    }
    if (fault === 'after') await this.#store.commit(change);
    throw new KeystepError('write-failed', 'injected');
  }
}

const review = {
  label: 'accepted',
  account: '',
  tool: '',
  purpose: 'other',
  permissions: [],
  addresses: [],
  rotateBy: null,
  note: '',
} as const;
const offered = { ...sample, environment: 'live', capturedFrom: null } as const;

/** What a person can see of a vault. */
async function view(vault: Vault): Promise<string> {
  const { keys, damaged } = await vault.list();
  const waiting = await vault.waiting();
  return JSON.stringify([
    keys.map(({ label, revision }) => `${label} ${revision}`).sort(),
    damaged,
    waiting.map(({ readable }) => readable),
  ]);
}

interface Prepared {
  readonly id: string;
  readonly removedId: string;
  readonly dropId: string;
}

type Work = (vault: Vault, prepared: Prepared) => Promise<unknown>;

/** Each makes a request of its own, to be sent more than once. */
const works: Record<string, () => Work> = {
  'adding a key': () => {
    const opId = newId();
    return (vault) => vault.save({ opId, id: null, revision: 0, fields: fieldsOf({ label: 'new' }) });
  },
  'changing a key': () => {
    const opId = newId();
    return (vault, { id }) => vault.save({ opId, id, revision: 1, fields: fieldsOf({ label: 'changed' }) });
  },
  'deleting a key': () => {
    const opId = newId();
    return (vault, { id }) => vault.remove({ opId, id, revision: 1 });
  },
  'undoing a deletion': () => {
    const opId = newId();
    return (vault, { removedId }) => vault.restore({ opId, id: removedId });
  },
  'keeping a key': () => {
    const opId = newId();
    return (vault) => vault.offer({ opId, ...offered });
  },
  'accepting a key': () => {
    const opId = newId();
    return (vault, { dropId }) => vault.accept({ opId, dropId, fields: review });
  },
  'discarding a key':
    () =>
    (vault, { dropId }) =>
      vault.discard(dropId),
};

async function prepare(): Promise<{ world: World; store: FaultyStore; prepared: Prepared }> {
  const store = new FaultyStore();
  const world = makeWorld({ store });
  await world.vault.create(passphrase);
  const save = async (label: string): Promise<string> =>
    (await world.vault.save({ opId: newId(), id: null, revision: 0, fields: fieldsOf({ label }) })).id;
  const id = await save('kept');
  const removedId = await save('deleted');
  await world.vault.remove({ opId: newId(), id: removedId, revision: 1 });
  const { dropId } = await world.vault.offer({ opId: newId(), ...offered });
  return { world, store, prepared: { id, removedId, dropId } };
}

describe('a write that fails', () => {
  const cases = Object.keys(works).flatMap((name) =>
    (['before', 'within', 'after'] as const).map((fault) => [name, fault] as const),
  );

  it.each(cases)('while %s (%s the commit) is there or not, and once when repeated', async (name, fault) => {
    const { world, store, prepared } = await prepare();
    const work = works[name]!();
    const before = await view(world.vault);
    store.next = fault;
    expect(await codeOf(work(world.vault, prepared))).toBe('write-failed');
    expect((await world.vault.state()).writeFailed).toBe(true);
    const { vault } = world.restarted();
    expect((await vault.state()).writeFailed).toBe(true);
    const between = await view(vault);
    await work(vault, prepared);
    const after = await view(vault);
    expect(after).not.toBe(before);
    expect(between).toBe(fault === 'after' ? after : before);
    expect((await vault.state()).writeFailed).toBe(false);
    await work(vault, prepared);
    expect(await view(vault)).toBe(after);
  });

  it.each(['before', 'within', 'after'] as const)(
    '%s the commit of an unlock loses nothing',
    async (fault) => {
      const { world, store } = await prepare();
      const before = await view(world.vault);
      await world.vault.lock();
      store.next = fault;
      await world.vault.unlock(passphrase);
      expect(await view(world.vault)).toBe(before);
      expect((await world.vault.state()).writeFailed).toBe(true);
      const { vault } = world.restarted();
      if (fault !== 'after') expect((await vault.state()).status).toBe('locked');
      await vault.unlock(passphrase);
      expect(await view(vault)).toBe(before);
    },
  );

  it.each(['before', 'within', 'after'] as const)(
    '%s the commit of a lock locks all the same',
    async (fault) => {
      const { world, store } = await prepare();
      store.next = fault;
      await world.vault.lock();
      expect(await codeOf(world.vault.list())).toBe('vault-locked');
      expect(await codeOf(world.restarted().vault.list())).toBe('vault-locked');
    },
  );

  it.each(['before', 'within', 'after'] as const)(
    '%s the commit of a creation leaves one vault or none',
    async (fault) => {
      const store = new FaultyStore();
      const { vault } = makeWorld({ store });
      store.next = fault;
      expect(await codeOf(vault.create(passphrase))).toBe('write-failed');
      expect((await vault.state()).status).toBe(fault === 'after' ? 'locked' : 'none');
      if (fault === 'after') await vault.unlock(passphrase);
      else await vault.create(passphrase);
      expect((await vault.state()).status).toBe('unlocked');
      expect(await vault.findings()).toEqual([]);
    },
  );
});

describe('any row of actions', () => {
  const actions = [
    'add',
    'change',
    'remove',
    'restore',
    'offer',
    'accept',
    'discard',
    'lock',
    'restart',
  ] as const;
  const faults = fc.constantFrom(null, null, null, 'before', 'within', 'after');

  it('leaves what a plain model says', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...actions), fc.nat(9), faults), { maxLength: 25 }),
        async (steps) => {
          const store = new FaultyStore();
          let { vault, ...world } = makeWorld({ store });
          await vault.create(passphrase);
          const keys = new Map<string, string>();
          const removed = new Map<string, string>();
          const waiting = new Set<string>();
          // A write whose answer is lost or that failed is repeated, as the popup does.
          const send = async <Value>(work: () => Promise<Value>): Promise<Value> => {
            try {
              return await work();
            } catch (error) {
              if (!(error instanceof KeystepError && error.code === 'write-failed')) throw error;
              return work();
            }
          };
          for (const [action, pick, fault] of steps) {
            const opId = newId();
            const label = newId();
            const key = [...keys][pick % keys.size];
            const gone = [...removed.keys()][pick % removed.size];
            const drop = [...waiting][pick % waiting.size];
            if (action !== 'lock' && action !== 'restart') store.next = fault;
            if (action === 'add') {
              const saved = await send(() =>
                vault.save({ opId, id: null, revision: 0, fields: fieldsOf({ label }) }),
              );
              keys.set(saved.id, `${label} 1`);
            } else if (action === 'change' && key) {
              const revision = Number(key[1].split(' ')[1]);
              await send(() => vault.save({ opId, id: key[0], revision, fields: fieldsOf({ label }) }));
              keys.set(key[0], `${label} ${revision + 1}`);
            } else if (action === 'remove' && key) {
              await send(() => vault.remove({ opId, id: key[0], revision: Number(key[1].split(' ')[1]) }));
              keys.delete(key[0]);
              removed.set(...key);
            } else if (action === 'restore' && gone !== undefined) {
              await send(() => vault.restore({ opId, id: gone }));
              keys.set(gone, removed.get(gone)!);
              removed.delete(gone);
            } else if (action === 'offer') {
              waiting.add((await send(() => vault.offer({ opId, ...offered }))).dropId);
            } else if (action === 'accept' && drop !== undefined) {
              const saved = await send(() =>
                vault.accept({ opId, dropId: drop, fields: { ...review, label } }),
              );
              waiting.delete(drop);
              keys.set(saved.id, `${label} 1`);
            } else if (action === 'discard' && drop !== undefined) {
              await send(() => vault.discard(drop));
              waiting.delete(drop);
            } else if (action === 'lock') {
              await vault.lock();
              await vault.offer({ opId, ...offered }).then(({ dropId }) => waiting.add(dropId));
              await vault.unlock(passphrase);
              removed.clear();
            } else if (action === 'restart') {
              ({ vault, ...world } = makeWorld({ store, session: world.session, fresh: false }));
            }
            store.next = null;
          }
          const list = await vault.list();
          expect(list.damaged).toEqual([]);
          expect(new Map(list.keys.map(({ id, label, revision }) => [id, `${label} ${revision}`]))).toEqual(
            keys,
          );
          const entries = await vault.waiting();
          expect(entries.every(({ readable }) => readable)).toBe(true);
          expect(new Set(entries.map(({ dropId }) => dropId))).toEqual(waiting);
        },
      ),
      { numRuns: 25 },
    );
  });
});
