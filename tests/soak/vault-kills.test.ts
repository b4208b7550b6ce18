import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeySave } from '../../src/messages/protocol.ts';
import { startSite, type Site } from '../site/server.ts';
import type { TestBrowser } from '../e2e/harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from '../e2e/harness/launch.ts';
import { ask } from '../e2e/harness/lifecycle.ts';
import { makeProfileDir, removeProfileDir } from '../e2e/harness/profile-dir.ts';
import { frozenRows, keyFields, plantVault } from './plant-vault.ts';

/** Kills per browser. */
const kills = Number(process.env['KEYSTEP_KILLS'] ?? 4);
const passphrase = 'a vault that is killed often';

let site: Site;
let profile: string;
let browser: TestBrowser;

beforeEach(async () => {
  site = await startSite();
  profile = makeProfileDir();
});
afterEach(async () => {
  await browser.close();
  await site.close();
  removeProfileDir(profile);
});

const opId = () => crypto.randomUUID().replaceAll('-', '');
const pick = <Item>(items: readonly Item[]): Item | undefined =>
  items[Math.floor(Math.random() * items.length)];

/** What the person was told is in the vault, and what one more request may have changed. */
interface Told {
  readonly labels: ReadonlySet<string>;
  /** The state if the request that was cut off got through. */
  readonly perhaps: ReadonlySet<string>;
}

/** Kills the browser at a moment that no state announces: that is the point. */
function killAfter(afterMs: number, before?: () => void): Promise<void> {
  return new Promise((done) => {
    setTimeout(() => {
      before?.();
      void browser.kill().then(done);
    }, afterMs);
  });
}

/** One request after the other until the browser dies under it. Each answer that came counts. */
async function workUntilKilled(told: Told, afterMs: number): Promise<Told> {
  const page = await browser.openExtensionPage('popup');
  let labels = new Set(told.labels);
  let perhaps = labels;
  const life = { isOver: false };
  const hasEnded = () => life.isOver;
  const death = killAfter(afterMs, () => {
    life.isOver = true;
  });
  while (!hasEnded()) {
    const { keys } = await ask(page, 'key.list', {}).catch(() => ({ keys: [] }));
    const chosen = pick(keys);
    const dice = Math.random();
    try {
      if (dice < 0.06) {
        await ask(page, 'vault.rotate-key', { passphrase, code: null });
      } else if (chosen !== undefined && dice < 0.3) {
        perhaps = new Set([...labels].filter((label) => label !== chosen.label));
        await ask(page, 'key.delete', { opId: opId(), id: chosen.id, revision: chosen.revision });
      } else if (chosen !== undefined && dice < 0.6) {
        const label = `edited ${opId()}`;
        perhaps = new Set([...labels].map((each) => (each === chosen.label ? label : each)));
        await ask(page, 'key.save', change(label, chosen.id, chosen.revision));
      } else {
        const label = `added ${opId()}`;
        perhaps = new Set([...labels, label]);
        await ask(page, 'key.save', change(label, null, 0));
      }
      labels = perhaps;
    } catch (error) {
      // The browser went away under the question: nobody was told anything.
      if (!hasEnded()) throw error;
    }
  }
  await death;
  return { labels, perhaps };
}

function change(label: string, id: string | null, revision: number): KeySave {
  return { opId: opId(), id, revision, fields: keyFields(label) };
}

/** The vault opens, finds nothing amiss, and holds what was acknowledged. */
async function expectWhole(told: Told): Promise<Told> {
  const page = await browser.openExtensionPage('popup');
  const state = await ask(page, 'vault.unlock', { passphrase });
  expect(state).toMatchObject({ status: 'unlocked', findings: 0, writeFailed: false });
  const { keys, damaged } = await ask(page, 'key.list', {});
  expect(damaged).toBe(0);
  const labels = new Set(keys.map(({ label }) => label));
  expect([sorted(told.labels), sorted(told.perhaps)]).toContainEqual(sorted(labels));
  for (const { id } of keys.slice(0, 2)) {
    expect((await ask(page, 'key.reveal', { id, to: 'show' })).secretKey).toHaveLength(64);
  }
  return { labels, perhaps: labels };
}

const sorted = (labels: ReadonlySet<string>) => [...labels].sort();

describe.each(browserNames)('a vault in %s that is killed', (name) => {
  const launch = () =>
    launchBrowser(name, {
      extensionDir: builtExtension(name),
      sitePort: site.port,
      userDataDir: profile,
    });

  it(
    'has what was acknowledged, nothing half, and opens each time',
    { timeout: 60_000 + kills * 30_000 },
    async () => {
      browser = await launch();
      const page = await browser.openExtensionPage('popup');
      await ask(page, 'vault.create', { passphrase });
      let told: Told = { labels: new Set(), perhaps: new Set() };
      for (let round = 0; round < kills; round += 1) {
        // Most die in the middle of the first few requests, some later, or in a rotation.
        told = await workUntilKilled(told, Math.random() ** 2 * 1500);
        browser = await browser.restart();
        told = await expectWhole(told);
      }
    },
  );

  it(
    'is migrated or is not, and holds everything either way',
    { timeout: 60_000 + kills * 30_000 },
    async () => {
      const frozen = readFrozen();
      for (let round = 0; round < Math.ceil(kills / 4); round += 1) {
        browser = await launch();
        const page = await browser.openExtensionPage('popup');
        await ask(page, 'vault.state', {});
        await plantVault(page, frozenRows(frozen.rows));
        const { passphrase: frozenPassphrase } = frozen;
        void ask(page, 'vault.unlock', { passphrase: frozenPassphrase }).catch(() => undefined);
        await killAfter(Math.random() * 1500);
        browser = await browser.restart();
        const later = await browser.openExtensionPage('popup');
        const state = await ask(later, 'vault.unlock', { passphrase: frozen.passphrase });
        expect(state).toMatchObject({ status: 'unlocked', findings: 0 });
        const { keys } = await ask(later, 'key.list', {});
        expect(keys.map(({ id }) => id).sort()).toEqual(frozen.expected.records.map(({ id }) => id).sort());
        expect(await ask(later, 'waiting.list', {})).toHaveLength(frozen.expected.waiting.length);
        await browser.close();
        removeProfileDir(profile);
        profile = makeProfileDir();
      }
    },
  );
});

interface Frozen {
  readonly passphrase: string;
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  readonly expected: {
    readonly records: readonly { readonly id: string }[];
    readonly waiting: readonly unknown[];
  };
}

function readFrozen(): Frozen {
  return JSON.parse(readFileSync(new URL('../vectors/vault/v1.json', import.meta.url), 'utf8')) as Frozen;
}
