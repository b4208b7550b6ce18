import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyKeys, CopyPair } from '../../../../src/vault/copy/copy-pair.ts';
import { OneCopy } from '../../../../src/vault/copy/one-copy.ts';
import { MirroredStore } from '../../../../src/vault/copy/mirrored-store.ts';
import { commitsOf } from '../../../../src/vault/store.ts';
import { runs, soakTimeoutMs } from '../../runs.ts';
import { MemorySession } from '../memory-session.ts';
import { areaFaults, FaultyArea, struckByArea } from './faulty-area.ts';
import { FaultyIdbStore, idbFaults, planIdbFault, struckByIdb, watchIdb } from './faulty-idb.ts';
import { apply, changes, contentOf, omit } from './model.ts';
import type { Model } from './model.ts';

let unwatch: () => void;
beforeAll(() => (unwatch = watchIdb()));
afterAll(() => unwatch());

const struckFaults = (): number => struckByIdb() + struckByArea();

/** One browser on one disk. */
class Browser {
  area = new FaultyArea();
  session = new MemorySession();
  store = this.#start();

  /** Ends whatever still runs. The disk is what it was, memory is empty. */
  restart(): void {
    planIdbFault(null);
    this.area.kill();
    this.area = this.area.restarted();
    this.session = new MemorySession();
    this.store = this.#start();
  }

  die(): void {
    this.area.kill();
  }

  #start(): MirroredStore {
    const database = new FaultyIdbStore({ openTimeoutMs: 2000 });
    return new MirroredStore({ database, area: this.area, session: this.session });
  }
}

const faults = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 3,
    arbitrary: fc.record({
      engine: fc.constant('database' as const),
      kind: fc.constantFrom(...idbFaults),
      at: fc.integer({ min: 1, max: 14 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      engine: fc.constant('copy' as const),
      kind: fc.constantFrom(...areaFaults),
      at: fc.integer({ min: 1, max: 9 }),
    }),
  },
);

/** What a finished copy does not name does not stand there: rows that are gone would stay for ever. */
async function expectNoLeftovers(area: FaultyArea): Promise<void> {
  for (const key of copyKeys) {
    const copy = new OneCopy(area, key);
    const found = await copy.index();
    if (found.status !== 'finished') continue;
    const stored = [...area.values.keys()].filter((name) => name.startsWith(`${key}.`));
    expect(stored.toSorted()).toEqual(
      [...found.index.parts.keys()].map((name) => `${key}.${name}`).toSorted(),
    );
  }
}

const steps = fc.record({
  change: changes,
  fault: faults,
  /** What comes after the change: nothing, the copy's end, a start of the background, or of the browser. */
  then: fc.constantFrom('go on', 'settle', 'reconcile', 'renew', 'restart'),
});

/** The outcome of work that may never answer. */
async function outcomeOf(browser: Browser, work: Promise<unknown>): Promise<'done' | 'failed' | 'died'> {
  const ended = work.then(
    () => 'done' as const,
    () => 'failed' as const,
  );
  return Promise.race([ended, browser.area.death.then(() => 'died' as const)]);
}

describe('the database and its copy', () => {
  it(
    'hold every acknowledged change and no half of one, wherever either fails or the browser dies',
    { timeout: soakTimeoutMs },
    async () => {
      // Each batch injects some hundreds of faults.
      const wanted = runs(300);
      const before = struckFaults();
      while (struckFaults() - before < wanted) await batch();
    },
  );

  async function batch(): Promise<void> {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (list) => {
        globalThis.indexedDB = new IDBFactory();
        const browser = new Browser();
        let model: Model = new Map();
        // What the database held at each count of changes.
        const history = new Map<number, Model>([[0, model]]);
        const check = async (): Promise<Model> => {
          planIdbFault(null);
          browser.area.countdown = null;
          const content = await contentOf(browser.store);
          history.set(commitsOf(await browser.store.get('header', 'commits')), content);
          return content;
        };
        const checkCopy = async () => {
          const found = await new CopyPair(browser.area).newest();
          // The one that was whole before stays whole.
          expect(found.status).not.toBe('damaged');
          if (found.status !== 'whole') return;
          const { commits } = found.reader;
          expect(await contentOf(found.reader)).toEqual(omit(history.get(commits)!, 'session'));
        };
        // The database is made before anything fails.
        await check();
        for (const { change, fault, then } of list) {
          if (fault?.engine === 'copy')
            Object.assign(browser.area, { countdown: fault.at, fault: fault.kind });
          if (fault?.engine === 'database') {
            planIdbFault({ countdown: fault.at, fault: fault.kind, die: () => browser.die() });
          }
          const next = apply(model, change);
          let outcome = await outcomeOf(browser, browser.store.commit(change));
          const after = { settle: 'settled', reconcile: 'reconcile', renew: 'renew' } as const;
          if (outcome !== 'died' && then in after) {
            const name = after[then as keyof typeof after];
            const end = await outcomeOf(browser, browser.store[name]());
            if (end === 'died') outcome = outcome === 'done' ? 'done' : 'died';
          }
          if (browser.area.isDead || then === 'restart') browser.restart();
          const content = await check();
          if (outcome === 'done') expect(content).toEqual(next);
          else expect([model, next]).toContainEqual(content);
          model = content;
          if (then !== 'go on') {
            await outcomeOf(browser, browser.store.settled());
            await checkCopy();
          }
        }
        await browser.store.settled();
        browser.restart();
        await browser.store.reconcile();
        const latest = await browser.store.latest();
        if (latest !== null) expect(await contentOf(latest)).toEqual(omit(model, 'session'));
        expect(latest?.commits ?? 0).toBe(commitsOf(await browser.store.get('header', 'commits')));
        expect(await browser.store.failed()).toBe(false);
        await expectNoLeftovers(browser.area);
        // The database is thrown away by the browser. A copy holds a vault where it holds a header.
        globalThis.indexedDB = new IDBFactory();
        browser.restart();
        const isVault = [...model.keys()].includes('header/header');
        expect(await contentOf(browser.store)).toEqual(isVault ? omit(model, 'session') : new Map());
      }),
      { numRuns: 60 },
    );
  }
});
