import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyFields } from '../../src/keys/key-record.ts';
import type { BackupSource } from '../../src/messages/backup-messages.ts';
import { makeKey } from '../site/account.ts';
import { startSite, type Site } from '../site/server.ts';
import { StockAge } from '../unit/backup/stock-age.ts';
import type { BrowserName, TestBrowser } from './harness/browser.types.ts';
import { control, fill, press } from './harness/controls.ts';
import { builtExtension, launchBrowser } from './harness/launch.ts';
import { ask } from './harness/lifecycle.ts';
import { keyFields } from './harness/plant-vault.ts';
import { poll } from './harness/poll.ts';
import { createVault } from './harness/popup-tasks.ts';
import { makeProfileDir, removeProfileDir } from './harness/profile-dir.ts';
import { scanProfile } from './harness/profile-scan/scan.ts';

const passphrase = 'seven calm otters count the tide';
const labels = ['Grid bot', 'Tax „report“ <b>2026</b>'] as const;

const shows = (page: Page, text: string) =>
  page.waitForFunction((part) => document.body.innerText.includes(part), { timeout: 60_000 }, text);

/** A pair as Keystep makes one, as its key record holds it. */
function pairFields(keyType: 'ed25519' | 'rsa'): KeyFields {
  const pair =
    keyType === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const secretKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
  return { ...keyFields(keyType), keyType, publicKey, secretKey };
}

/** Everything in a vault, as a backup would have it. */
async function contentOf(settings: Page): Promise<BackupSource> {
  return ask(settings, 'backup.read', {});
}

/** What has to be the same in both browsers. */
const compared = ({ keys }: BackupSource) =>
  keys.map(({ id, record }) => ({ id, ...record, fieldsRevision: 0 })).sort((a, b) => (a.id < b.id ? -1 : 1));

describe.each([
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const)('moving house from %s to %s', (from, to) => {
  let site: Site;
  let folder: string;
  let profile: string;
  const browsers: TestBrowser[] = [];
  const keys = labels.map((label) => ({ ...makeKey(), label }));
  const pairs = [pairFields('ed25519'), pairFields('rsa')];
  let phrase = '';
  let file = '';
  let source: BackupSource;

  const launch = async (name: BrowserName, userDataDir?: string) => {
    const browser = await launchBrowser(name, {
      extensionDir: builtExtension(name),
      sitePort: site.port,
      downloadDir: folder,
      ...(userDataDir === undefined ? {} : { userDataDir }),
    });
    browsers.push(browser);
    const popup = await browser.openExtensionPage('popup');
    await createVault(popup, passphrase);
    return { browser, popup };
  };

  /** Chooses the backup and types what opens it. */
  const openBackup = async (settings: Page) => {
    await control(settings, { role: 'button', name: 'Open' });
    const input = await settings.$('input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    await fill(settings, 'Passphrase or age key', phrase);
    await press(settings, 'Open');
  };

  beforeAll(async () => {
    site = await startSite();
    folder = mkdtempSync(join(tmpdir(), 'keystep-downloads-'));
    profile = makeProfileDir();
  });
  afterAll(async () => {
    for (const browser of browsers) await browser.close().catch(() => undefined);
    await site.close();
    rmSync(folder, { recursive: true, force: true });
    removeProfileDir(profile);
  });

  it('makes a backup whose words were typed back', async () => {
    const { browser, popup } = await launch(from, profile);
    for (const { label, apiKey, secretKey } of keys) {
      await press(popup, 'Add key');
      await fill(popup, 'Label', label);
      await fill(popup, 'API key', apiKey);
      await fill(popup, 'Secret key', secretKey ?? '');
      await press(popup, 'Save');
      await control(popup, { role: 'listitem', name: label, match: 'begins' });
    }
    for (const fields of pairs) {
      const opId = crypto.randomUUID().replaceAll('-', '');
      await ask(popup, 'key.save', { opId, id: null, revision: 0, fields });
    }
    const settings = await browser.openExtensionPage('options');
    await shows(settings, 'There is no backup yet.');
    await press(settings, 'Make a backup');
    await control(settings, { role: 'button', name: 'I have it' });
    const words = await settings.evaluate(() =>
      Array.from(document.querySelectorAll('ol .mono'), (word) => word.textContent),
    );
    phrase = words.join('-');
    await press(settings, 'I have it');
    await control(settings, { role: 'button', name: 'Make the file' });
    const asked = await settings.evaluate(() =>
      Array.from(document.querySelectorAll('label'), (label) => label.textContent),
    );
    for (const label of asked.filter((text) => /^Word \d$/.test(text))) {
      await fill(settings, label, words[Number(label.slice(5)) - 1] ?? '');
    }
    await press(settings, 'Make the file');
    await shows(settings, 'The backup is made');
    await shows(settings, '4 keys are in it.');
    file = await poll('the backup among the downloads', () => {
      const names = readdirSync(folder);
      const name = names.find((one) => /^keystep-backup-\d{4}-\d\d-\d\d\.age$/.test(one));
      // While it is being written, a browser keeps a second file beside it.
      return names.length === 1 && name !== undefined ? join(folder, name) : undefined;
    });
    source = await contentOf(settings);
    expect(source.keys).toHaveLength(4);
  });

  it('makes one that tells nothing to who reads the file', () => {
    const text = readFileSync(file, 'latin1');
    for (const { label, apiKey, secretKey } of keys) {
      for (const piece of [label, apiKey, secretKey ?? '']) expect(text).not.toContain(piece);
    }
  });

  it('opens with the stock age program, to the same values', async () => {
    const work = mkdtempSync(join(tmpdir(), 'keystep-age-'));
    const opened = await new StockAge(work).openWithPassphrase(readFileSync(file), phrase);
    const content = JSON.parse(Buffer.from(opened).toString('utf8')) as { keys: { apiKey: string }[] };
    expect(content).toMatchObject({ format: 'keystep-backup', version: 1 });
    const made = [...keys, ...pairs].map(({ apiKey }) => apiKey);
    expect(content.keys.map(({ apiKey }) => apiKey).sort()).toEqual(made.sort());
    rmSync(work, { recursive: true, force: true });
  });

  it('is tested where it was made, and changes nothing', async () => {
    const settings = await browsers[0]!.openExtensionPage('options');
    await press(settings, 'Test a backup');
    await openBackup(settings);
    await shows(settings, 'All 4 keys are the same as in this vault.');
    expect(await contentOf(settings)).toEqual(source);
  });

  it('leaves nothing readable in the profile it came from', async () => {
    const browser = browsers[0]!;
    await browser.closeKeepingProfile();
    const canaries = [
      { name: 'words', value: phrase },
      ...[...keys, ...pairs].map(({ label, secretKey }) => ({ name: label, value: secretKey ?? '' })),
    ];
    expect(scanProfile(profile, canaries).findings).toEqual([]);
  });

  it('brings everything into the other browser, after a look', async () => {
    const { browser } = await launch(to);
    const settings = await browser.openExtensionPage('options');
    await press(settings, 'Restore');
    await openBackup(settings);
    await shows(settings, '4 keys are new here.');
    await press(settings, 'Restore');
    await shows(settings, '4 keys were written.');
    expect(compared(await contentOf(settings))).toEqual(compared(source));
    await press(settings, 'Done');
    await press(settings, 'Test a backup');
    await openBackup(settings);
    await shows(settings, 'All 4 keys are the same as in this vault.');
  });
});
