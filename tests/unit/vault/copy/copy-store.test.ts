import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyPair, copyKeys } from '../../../../src/vault/copy/copy-pair.ts';
import { CopyStore } from '../../../../src/vault/copy/copy-store.ts';
import { IdbVaultStore } from '../../../../src/vault/idb-vault-store.ts';
import type { Change, VaultStore } from '../../../../src/vault/store.ts';
import { runs, soakTimeoutMs } from '../../runs.ts';
import { codeOf, makeWorld } from '../support.ts';
import { areaFaults, FaultyArea } from './faulty-area.ts';
import { apply, changes, contentOf, newerIndex } from './model.ts';
import type { Model } from './model.ts';

const none: Model = new Map();
const row = (id: string, revision = 1) => ({ id, revision, sealed: new Uint8Array([1, 2, 3]) });
const put = (...ids: readonly string[]): Change => ({
  put: ids.map((id) => ({ table: 'records', row: row(id) })),
});

/** Does a change in a store and in a model; both must agree on whether it is allowed. */
async function commitBoth(store: VaultStore, model: Model, change: Change): Promise<Model> {
  const next = apply(model, change);
  if (next === null) expect(await codeOf(store.commit(change))).toBe('revision-conflict');
  else await store.commit(change);
  return next ?? model;
}

describe.each([
  ['IdbVaultStore', () => new IdbVaultStore({ openTimeoutMs: 500 })],
  ['CopyStore', () => new CopyStore(new FaultyArea())],
])('%s', (_name, make) => {
  it('holds after any changes what a plain model holds', { timeout: soakTimeoutMs }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { maxLength: 8 }), async (list) => {
        makeWorld();
        const store = make();
        let model = none;
        for (const change of list) model = await commitBoth(store, model, change);
        expect(await contentOf(store)).toEqual(model);
        for (const [key, wanted] of model) {
          const [table, id] = key.split('/') as ['records', string];
          expect(await store.get(table, id)).toEqual(wanted);
          const alike = [...model].filter(([other]) => other.startsWith(`${table}/${id[0]}`));
          expect(await store.all(table, id.slice(0, 1))).toHaveLength(alike.length);
        }
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('CopyStore', () => {
  it('is empty before anything was written, and takes no keys of WebCrypto', async () => {
    const store = new CopyStore(new FaultyArea());
    expect(await store.get('header', 'header')).toBeUndefined();
    expect(await store.all('records')).toEqual([]);
    expect(await store.count('dropbox')).toBe(0);
    expect(await store.keepsKeys()).toBe(false);
    const wrapper = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    const change: Change = { put: [{ table: 'session', row: { id: 'a', wrapper } }] };
    expect(await codeOf(store.commit(change))).toBe('write-failed');
    expect(await store.count('session')).toBe(0);
  });

  it('counts its changes where a database does, and takes the count from nobody', async () => {
    const store = new CopyStore(new FaultyArea());
    await store.commit({ put: [{ table: 'header', row: { id: 'commits', count: 77 } }] });
    await store.commit(put('ab'));
    expect(await store.get('header', 'commits')).toEqual({ id: 'commits', count: 2 });
    expect(await store.all('header')).toEqual([{ id: 'commits', count: 2 }]);
  });

  it('writes the part that changed, and no other', async () => {
    const area = new FaultyArea();
    const store = new CopyStore(area);
    const ids = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0').padEnd(32, '0'));
    await store.commit(put(...ids));
    await store.commit(put(ids[0]!));
    area.written = 0;
    await store.commit(put(ids[1]!));
    // An index of 257 checksums, a mark without any, the part of this change, and that of the change before.
    expect(area.written).toBeLessThan(257 * 65 + 200 + 2 * 300);
  });

  it('does changes that come at the same time one after the other', async () => {
    const store = new CopyStore(new FaultyArea());
    const ids = Array.from({ length: 12 }, (_, at) => `${at.toString(16)}0`);
    await Promise.all(ids.map((id) => store.commit(put(id))));
    expect(await store.count('records')).toBe(12);
    expect(await store.get('header', 'commits')).toEqual({ id: 'commits', count: 12 });
  });

  it('gives a reader what was there, while it is written over twice', async () => {
    const store = new CopyStore(new FaultyArea());
    await store.commit(put('00', '10', 'ff'));
    const reading = Array.from({ length: 20 }, () => store.all('records'));
    for (let revision = 2; revision < 6; revision += 1) {
      await store.commit({
        put: ['00', '10', 'ff'].map((id) => ({ table: 'records', row: row(id, revision) })),
      });
    }
    for (const rows of (await Promise.all(reading)) as { revision: number }[][]) {
      expect(new Set(rows.map(({ revision }) => revision)).size).toBe(1);
    }
  });

  it('leaves nothing behind when it is removed, not even of a copy that was cut off', async () => {
    const area = new FaultyArea();
    const store = new CopyStore(area);
    await store.commit(put('00', '10'));
    Object.assign(area, { countdown: 6, fault: 'torn' });
    await codeOf(store.commit(put('20', '30')));
    await store.destroy();
    expect([...area.values.keys()]).toEqual([]);
    expect(await store.count('records')).toBe(0);
    await store.commit(put('00'));
    Object.assign(area, { countdown: 1, fault: 'refused' });
    expect(await codeOf(store.destroy())).toBe('write-failed');
    expect(await store.count('records')).toBe(1);
  });

  it('says so where storage cannot be read, and reads again when it can', async () => {
    const area = new FaultyArea();
    await new CopyStore(area).commit(put('00'));
    const store = new CopyStore(area);
    area.countdown = 1;
    expect(await codeOf(store.count('records'))).toBe('vault-unavailable');
    area.countdown = 1;
    expect(await codeOf(store.commit(put('01')))).toBe('vault-unavailable');
    expect(await store.count('records')).toBe(1);
    area.countdown = 1;
    expect(await store.count('records')).toBe(1);
  });

  it('is damaged, not empty, where no copy is whole', async () => {
    const area = new FaultyArea();
    const store = new CopyStore(area);
    await store.commit(put('00'));
    await store.commit(put('01'));
    for (const key of copyKeys) area.values.delete(`${key}.records.00`);
    const again = new CopyStore(area);
    expect(await codeOf(again.get('header', 'header'))).toBe('vault-damaged');
    expect(await codeOf(again.commit(put('02')))).toBe('vault-damaged');
    await again.destroy();
    expect(await again.count('records')).toBe(0);
  });

  it.each(['newer', 'older'])('writes no hole of the %s copy into the next one', async (which) => {
    const area = new FaultyArea();
    const store = new CopyStore(area);
    for (const ids of [['00'], ['10'], ['20']]) await store.commit(put(...ids));
    const [newer, older] = copyKeys.toSorted((a) => (area.values.get(a)?.includes(`commits\\":3`) ? -1 : 1));
    area.values.delete(`${which === 'newer' ? newer : older}.records.00`);
    const again = new CopyStore(area);
    const before = await again.count('records');
    expect(before).toBe(which === 'newer' ? 2 : 3);
    await again.commit(put('30'));
    expect(await again.count('records')).toBe(before + 1);
    await again.commit(put('40'));
    expect(await new CopyStore(area).all('records')).toHaveLength(before + 2);
  });

  it('touches nothing that a newer Keystep made', async () => {
    const area = new FaultyArea();
    await new CopyStore(area).commit(put('00'));
    area.values.set(copyKeys[1], await newerIndex());
    const before = new Map(area.values);
    const store = new CopyStore(area);
    expect(await codeOf(store.count('records'))).toBe('vault-newer');
    expect(await codeOf(store.commit(put('01')))).toBe('vault-newer');
    expect(area.values).toEqual(before);
  });

  it('was never there where its first write was cut off', async () => {
    for (let countdown = 1; countdown < 7; countdown += 1) {
      const area = new FaultyArea();
      Object.assign(area, { countdown, fault: 'killed within' });
      await Promise.race([new CopyStore(area).commit(put('00', '10')), area.death]);
      const store = new CopyStore(area.restarted());
      expect(await store.count('records')).toBe(0);
      await store.commit(put('22'));
      expect(await store.count('records')).toBe(1);
    }
  });
});

describe('two copies in turn', () => {
  /** The content of the newest whole copy, found by nothing but what is stored. */
  const newest = async (area: FaultyArea): Promise<{ commits: number; content: Model } | null> => {
    const found = await new CopyPair(area).newest();
    if (found.status !== 'whole') return null;
    return { commits: found.reader.commits, content: await contentOf(found.reader) };
  };

  it(
    'keep every acknowledged change and no half of one, wherever a write fails or the browser dies',
    { timeout: soakTimeoutMs },
    async () => {
      const step = fc.record({
        change: changes,
        fault: fc.option(
          fc.record({ kind: fc.constantFrom(...areaFaults), at: fc.integer({ min: 1, max: 9 }) }),
          {
            nil: null,
          },
        ),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          let area = new FaultyArea();
          let store = new CopyStore(area);
          let model = none;
          for (const { change, fault } of steps) {
            if (fault !== null) Object.assign(area, { countdown: fault.at, fault: fault.kind });
            const next = apply(model, change);
            const outcome = await Promise.race([
              store.commit(change).then(
                () => 'done' as const,
                () => 'failed' as const,
              ),
              area.death.then(() => 'died' as const),
            ]);
            area.countdown = null;
            if (outcome === 'died') {
              area = area.restarted();
              store = new CopyStore(area);
            }
            const content = await contentOf(store);
            if (next === null) expect(outcome).not.toBe('done');
            if (outcome === 'done') expect(content).toEqual(next);
            // Otherwise it is there or not, as a whole.
            else expect([model, next]).toContainEqual(content);
            model = content;
            expect((await newest(area))?.content ?? none).toEqual(model);
          }
        }),
        { numRuns: runs(150) },
      );
    },
  );

  /** Changes that are all allowed, so that both copies are there. */
  const always = changes.map(({ clear = [], remove = [], put: rows = [] }) => ({ clear, remove, put: rows }));

  const damages: readonly ((text: string, at: number) => string | null)[] = [
    () => null,
    (text, at) => text.slice(0, at % text.length),
    (text, at) => {
      const spot = at % text.length;
      const other = String.fromCharCode(text.charCodeAt(spot) ^ 1);
      return text.slice(0, spot) + (other === '"' || other === '\\' ? '~' : other) + text.slice(spot + 1);
    },
  ];

  it(
    'give the newest whole copy, whatever became of any stored value, and never a mixture',
    { timeout: soakTimeoutMs },
    async () => {
      const spots = fc.array(fc.record({ key: fc.nat(), how: fc.nat(2), at: fc.nat() }), {
        minLength: 1,
        maxLength: 3,
      });
      await fc.assert(
        fc.asyncProperty(fc.array(always, { minLength: 2, maxLength: 5 }), spots, async (list, hits) => {
          const area = new FaultyArea();
          const store = new CopyStore(area);
          const states = [none];
          for (const change of list) {
            await store.commit(change);
            states.push(await contentOf(store));
          }
          const harmed = new Set<string>();
          for (const { key, how, at } of hits) {
            const keys = [...area.values.keys()].sort();
            const name = keys[key % keys.length];
            if (name === undefined) break;
            const text = damages[how]!(area.values.get(name)!, at);
            if (text === area.values.get(name)) continue;
            harmed.add(copyKeys.find((each) => name.startsWith(each))!);
            if (text === null) area.values.delete(name);
            else if (isJson(text)) area.values.set(name, text);
            else area.values.set(name, JSON.stringify(text));
          }
          const whole = await newest(area);
          if (harmed.size < 2) expect(whole).not.toBeNull();
          if (whole !== null) expect(whole.content).toEqual(states[whole.commits]);
          if (harmed.size === 0) expect(whole?.commits).toBe(list.length);
        }),
        { numRuns: runs(150) },
      );
    },
  );

  it('give neither copy where parts of one stand in the other', async () => {
    const area = new FaultyArea();
    const store = new CopyStore(area);
    await store.commit(put('00', '10'));
    await store.commit({ put: ['00', '10'].map((id) => ({ table: 'records', row: row(id, 2) })) });
    const [a, b] = copyKeys.map((key) => `${key}.records.00`);
    const [one, other] = [area.values.get(a!)!, area.values.get(b!)!];
    area.values.set(a!, other).set(b!, one);
    expect(await new CopyPair(area).newest()).toEqual({ status: 'damaged' });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
