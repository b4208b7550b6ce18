import { describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { parseHeader } from '../../../src/vault/header.ts';
import type { Header } from '../../../src/vault/header.ts';
import { newId } from '../../../src/vault/rows.ts';
import type { Change } from '../../../src/vault/store.ts';
import { rowsOf, startOn, takeDisk } from './disk.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { offer } from './scene.ts';
import {
  addKey,
  cheap,
  codeOf,
  dump,
  makeWorld,
  passphrase,
  rawDelete,
  rawHeader,
  rawPut,
  rawRows,
} from './support.ts';
import type { World } from './support.ts';

const next = 'another horse, another battery';
type Fault = 'before' | 'within' | 'after';

async function makeFull(mirrored = true): Promise<{ world: World; code: string }> {
  const world = makeWorld({ mirrored, derive: rememberedDerive });
  await world.vault.create(passphrase);
  await addKey(world, 'one');
  await addKey(world, 'two');
  await offer(world);
  const code = world.vault.makeRecoveryCode();
  await world.vault.saveRecoveryCode(code);
  return { world, code };
}

async function shown({ vault }: World): Promise<unknown> {
  const { keys, damaged } = await vault.list();
  const waiting = (await vault.waiting()).map(({ dropId, readable }) => [dropId, readable]);
  return [keys.map(({ id, label, revision }) => [id, label, revision]), damaged, waiting];
}

async function header(): Promise<Header> {
  const parsed = await parseHeader(await rawHeader());
  if (parsed.status !== 'ok') throw new Error(parsed.reason);
  return parsed.header;
}

/** The next write fails: before it begins, half way, or with its answer lost. */
function failNext({ store }: World, fault: Fault): void {
  const commit = store.commit.bind(store);
  store.commit = async (change: Change) => {
    store.commit = commit;
    if (fault === 'within') {
      const refused = { table: 'operations', row: { id: 'refused', content: () => undefined } } as const;
      return commit({ ...change, put: [...(change.put ?? []), refused] });
    }
    if (fault === 'after') await commit(change);
    throw new KeystepError('write-failed', 'injected');
  };
}

describe('a new root key', () => {
  it('seals everything anew, and lets nothing former in', async () => {
    const { world, code } = await makeFull();
    const { vault } = world;
    const before = await takeDisk(world);
    const view = await shown(world);
    const nextCode = vault.makeRecoveryCode();
    const rotating = new AbortController();
    const rotated = vault.rotateKey({ passphrase, code: nextCode }).finally(() => rotating.abort());
    // Whoever reads meanwhile sees all of it, under the one key or the other.
    while (!rotating.signal.aborted) {
      expect((await vault.list()).damaged).toEqual([]);
      expect((await vault.waiting()).map(({ readable }) => readable)).toEqual([true]);
    }
    await rotated;
    expect(await shown(world)).toEqual(view);
    expect((await header()).keyEpoch).toBe(2);
    const after = await takeDisk(world);
    for (const table of ['records', 'dropbox', 'diary', 'manifest'] as const) {
      const old = new Set(
        rowsOf(before, table)
          .map((row) => hex(row['sealed'] ?? row['bytes']))
          .filter((text) => text !== ''),
      );
      expect(rowsOf(after, table).filter((row) => old.has(hex(row['sealed'] ?? row['bytes'])))).toEqual([]);
    }
    // Both copies: neither still opens the former way.
    const kept = [...after.area].filter(([key]) => key.startsWith('vault.copy')).map(([, text]) => text);
    for (const { sealed } of rowsOf(before, 'records')) {
      const text = Buffer.from(sealed as Uint8Array).toString('base64');
      expect(kept.some((part) => part.includes(text))).toBe(false);
    }
    await vault.lock();
    expect(await codeOf(vault.recover(code, next))).toBe('recovery-code-wrong');
    await vault.recover(nextCode, next);
    expect(await shown(world)).toEqual(view);
    expect(await vault.findings()).toEqual([]);
    await vault.lock();
    expect(await codeOf(vault.unlock(passphrase))).toBe('wrong-passphrase');
    const empty = await startOn({ ...(await takeDisk(world)), rows: new Map() }, true);
    await empty.vault.restoreFromCopy();
    await empty.vault.unlock(next);
    expect(await shown(empty)).toEqual(view);
  });

  it('is refused without the passphrase, or with a code that is none, and changes nothing', async () => {
    const { world } = await makeFull();
    const before = await dump();
    expect(await codeOf(world.vault.rotateKey({ passphrase: next, code: null }))).toBe('wrong-passphrase');
    expect(await codeOf(world.vault.rotateKey({ passphrase, code: 'ABCD' }))).toBe('recovery-code-malformed');
    expect(await dump()).toBe(before);
  });

  it.each([
    ['a changed record', async () => flip('records')],
    ['a changed line of the diary', async () => flip('diary')],
    ['a changed key that waits', async () => flip('dropbox')],
    ['a missing record', async () => rawDelete('records', String((await first('records'))['id']))],
    ['a missing key that waits', async () => rawDelete('dropbox', String((await first('dropbox'))['id']))],
    ['a record too many', async () => rawPut('records', { ...(await first('records')), id: newId() })],
    [
      'a row that is set aside',
      async () => rawPut('quarantine', { ...(await first('records')), id: newId() }),
    ],
  ])('is refused with %s, and changes nothing', async (_name, tamper) => {
    const { world } = await makeFull();
    await tamper();
    const before = await dump();
    expect(await codeOf(world.vault.rotateKey({ passphrase, code: null }))).toBe('vault-not-whole');
    expect(await dump()).toBe(before);
  });

  it.each(['before', 'within', 'after'] as const)(
    'is there or not, whole, where the browser dies %s the commit',
    async (fault) => {
      const { world } = await makeFull();
      const view = await shown(world);
      failNext(world, fault);
      expect(await codeOf(world.vault.rotateKey({ passphrase, code: null }))).toBe('write-failed');
      const again = await startOn(await takeDisk(world), true);
      const id = await offer(again);
      await again.vault.unlock(passphrase);
      expect((await header()).keyEpoch).toBe(fault === 'after' ? 2 : 1);
      expect(await again.vault.findings()).toEqual([]);
      await again.vault.discard(id);
      expect(await shown(again)).toEqual(view);
    },
  );
});

describe('a new passphrase or recovery code', () => {
  it('wraps the root key anew and nothing else', async () => {
    const { world, code } = await makeFull();
    const rows = async (): Promise<string> =>
      JSON.stringify([await rawRows('records'), await rawRows('dropbox')]);
    const before = await rows();
    const { dropBox, keyEpoch } = await header();
    await world.vault.changePassphrase(passphrase, next);
    const second = world.vault.makeRecoveryCode();
    await world.vault.saveRecoveryCode(second);
    expect(await rows()).toBe(before);
    expect(await header()).toMatchObject({ dropBox, keyEpoch });
    await world.vault.lock();
    expect(await codeOf(world.vault.unlock(passphrase))).toBe('wrong-passphrase');
    expect(await codeOf(world.vault.recover(code, passphrase))).toBe('recovery-code-wrong');
    await world.vault.unlock(next);
    expect(await world.vault.findings()).toEqual([]);
  });

  it.each(['before', 'within', 'after'] as const)(
    'is there or not where the browser dies %s the commit',
    async (fault) => {
      const { world } = await makeFull();
      const view = await shown(world);
      failNext(world, fault);
      expect(await codeOf(world.vault.changePassphrase(passphrase, next))).toBe('write-failed');
      const again = await startOn(await takeDisk(world), true);
      const [opens, not] = fault === 'after' ? [next, passphrase] : [passphrase, next];
      expect(await codeOf(again.vault.unlock(not))).toBe('wrong-passphrase');
      await again.vault.unlock(opens);
      expect(await shown(again)).toEqual(view);
      expect(await again.vault.findings()).toEqual([]);
    },
  );
});

describe('the cost of deriving', () => {
  const costly = { ...cheap, iterations: 3 };

  it('rises at the unlock, never falls, and stays where the machine cannot', async () => {
    const { world } = await makeFull(false);
    await world.vault.lock();
    const raised = { cost: costly, raiseBelowMs: 0, maxMemoryKiB: costly.memoryKiB };
    let isWeak = true;
    const later = makeWorld({
      fresh: false,
      local: world.local,
      policy: raised,
      derive: (text, params) => {
        if (isWeak && params.iterations === 3) throw new RangeError('out of memory');
        return rememberedDerive(text, params);
      },
    });
    await later.vault.unlock(passphrase);
    expect((await header()).slots).toMatchObject([{ kdf: cheap }, { type: 'recovery' }]);
    await later.vault.lock();
    isWeak = false;
    await later.vault.unlock(passphrase);
    expect((await header()).slots).toMatchObject([{ kdf: costly }, { type: 'recovery' }]);
    expect((await later.vault.diary()).map(({ what }) => what)).toContain('strength-raised');
    await later.vault.lock();
    const earlier = makeWorld({ fresh: false, local: world.local, derive: rememberedDerive });
    await earlier.vault.unlock(passphrase);
    await earlier.vault.changePassphrase(passphrase, next);
    expect((await header()).slots[0]).toMatchObject({ kdf: costly });
  });
});

function hex(bytes: unknown): string {
  return Buffer.from(bytes as Uint8Array).toString('hex');
}

async function first(table: string): Promise<Record<string, unknown>> {
  const row = (await rawRows(table))[0];
  if (row === undefined) throw new Error(`expected a row of ${table}`);
  return row;
}

async function flip(table: string): Promise<void> {
  const row = await first(table);
  const sealed = Uint8Array.from(row['sealed'] as Uint8Array);
  sealed[40] = (sealed[40] ?? 0) ^ 1;
  await rawPut(table, { ...row, sealed });
}
