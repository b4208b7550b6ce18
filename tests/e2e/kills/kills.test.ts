import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../../site/server.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from '../harness/launch.ts';
import { ask } from '../harness/lifecycle.ts';
import { frozenRows, plantVault } from '../harness/plant-vault.ts';
import { makeProfileDir, removeProfileDir } from '../harness/profile-dir.ts';
import { expectWhole, keepEvidence, killAfter, passphrase, workUntilKilled } from './life.ts';
import type { Told } from './life.ts';

/** Kills per browser. */
const kills = Number(process.env['KEYSTEP_KILLS'] ?? 3);

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

describe.each(browserNames)('a vault in %s that is killed', (name) => {
  const launch = () =>
    launchBrowser(name, {
      extensionDir: builtExtension(name),
      sitePort: site.port,
      userDataDir: profile,
    });

  it(
    'has what was acknowledged, nothing half, and opens each time',
    { timeout: 120_000 + kills * 30_000 },
    async () => {
      browser = await launch();
      const page = await browser.openExtensionPage('popup');
      await ask(page, 'vault.create', { passphrase });
      let told: Told = { labels: new Set(), perhaps: new Set() };
      for (let round = 0; round < kills; round += 1) {
        // Most die in the middle of the first few requests, some later, or in a rotation.
        told = await workUntilKilled(browser, told, Math.random() ** 2 * 1500);
        keepEvidence(profile, name);
        browser = await browser.restart();
        told = await expectWhole(await browser.openExtensionPage('popup'), told);
      }
    },
  );

  it(
    'is migrated or is not, and holds everything either way',
    { timeout: 120_000 + kills * 30_000 },
    async () => {
      const frozen = readFrozen();
      for (let round = 0; round < Math.ceil(kills / 4); round += 1) {
        browser = await launch();
        const page = await browser.openExtensionPage('popup');
        await ask(page, 'vault.state', {});
        await plantVault(page, frozenRows(frozen.rows));
        const { passphrase: frozenPassphrase } = frozen;
        void ask(page, 'vault.unlock', { passphrase: frozenPassphrase }).catch(() => undefined);
        await killAfter(browser, Math.random() * 1500);
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
  return JSON.parse(readFileSync(new URL('../../vectors/vault/v1.json', import.meta.url), 'utf8')) as Frozen;
}
