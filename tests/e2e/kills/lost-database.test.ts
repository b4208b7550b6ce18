import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../../site/server.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from '../harness/launch.ts';
import { ask } from '../harness/lifecycle.ts';
import { makeProfileDir, removeProfileDir } from '../harness/profile-dir.ts';
import { expectWhole, passphrase, saveOf } from './life.ts';

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

const save = async (label: string) => {
  await ask(await browser.openExtensionPage('popup'), 'key.save', saveOf(label, null, 0));
};

/** Opens the vault in a browser that was just started, and finds these keys in it. */
const expectKeys = async (...labels: string[]) => {
  const told = { labels: new Set(labels), perhaps: new Set(labels) };
  await expectWhole(await browser.openExtensionPage('popup'), told);
};

const timesCopyUsed = async () => {
  const entries = await ask(await browser.openExtensionPage('options'), 'diary.read', {});
  return entries.filter(({ what }) => what === 'copy-used').length;
};

const makeVault = async (name: (typeof browserNames)[number]) => {
  browser = await launchBrowser(name, {
    extensionDir: builtExtension(name),
    sitePort: site.port,
    userDataDir: profile,
  });
  await ask(await browser.openExtensionPage('popup'), 'vault.create', { passphrase });
  await save('one');
};

/** The folder of the extension's database in the profile. */
function databaseFolder(): string {
  const isOurs = (name: string) => /^(?:chrome-extension_.*leveldb|moz-extension\+\+\+[^^]*)$/.test(name);
  const parent = join(profile, browser.name === 'chromium' ? 'Default/IndexedDB' : 'storage/default');
  const found = readdirSync(parent).find(isOurs);
  if (found === undefined) throw new Error(`There is no database in ${parent}.`);
  return join(parent, found);
}

/** What a write leaves at the end of LevelDB's log when the browser dies within it: a header, and less than it says. */
function tearLog(folder: string): void {
  const log = readdirSync(folder)
    .filter((file) => file.endsWith('.log'))
    .sort()
    .at(-1);
  if (log === undefined) throw new Error(`There is no log in ${folder}.`);
  const [checksum, length, whole] = [[1, 2, 3, 4], [0xa0, 0x0f], 1];
  appendFileSync(join(folder, log), Uint8Array.from([...checksum, ...length, whole, 9, 9, 9, 9]));
}

describe.each(browserNames)('a vault in %s whose database is gone', (name) => {
  it('opens by itself with every key, and says in the diary what happened', async () => {
    await makeVault(name);
    await browser.kill();
    rmSync(databaseFolder(), { recursive: true });
    browser = await browser.restart();
    await expectKeys('one');
    await save('two');
    await browser.kill();
    browser = await browser.restart();
    await expectKeys('one', 'two');
    expect(await timesCopyUsed()).toBe(1);
  });
});

describe('a vault in chromium after a kill within a write of LevelDB', () => {
  const extensionFolder = () => {
    const parent = join(profile, 'Default/Local Extension Settings');
    return join(parent, readdirSync(parent)[0] ?? '');
  };

  it.each([
    ['the database', 1, databaseFolder],
    ['the copy', 0, extensionFolder],
  ] as const)('has everything, where that was one of %s', async (_which, expected, folder) => {
    await makeVault('chromium');
    await browser.kill();
    tearLog(folder());
    // This start writes on behind what was cut off, and the next takes the log for corrupt.
    browser = await browser.restart();
    await expectKeys('one');
    await save('two');
    await browser.kill();
    browser = await browser.restart();
    await expectKeys('one', 'two');
    await save('three');
    await browser.kill();
    browser = await browser.restart();
    await expectKeys('one', 'two', 'three');
    expect(await timesCopyUsed()).toBe(expected);
  });
});
