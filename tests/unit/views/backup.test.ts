// @vitest-environment jsdom
import { h } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openAgeFile, sealAgeFile } from '../../../src/backup/age-file.ts';
import { encodeBackup, parseBackup } from '../../../src/backup/backup-content.ts';
import { OptionsPage } from '../../../src/views/pages/options-page.tsx';
import { App } from '../../../src/views/app.tsx';
import { close, field, find, open, press, seen, settle, type } from './drive.ts';
import {
  apiKey,
  dayMs,
  FakeBackground,
  type FakeBrowser,
  id,
  now,
  passphrase,
  record,
  secretKey,
} from './fake-services.ts';

afterEach(close);

// Made by `age-keygen` for these tests alone: it opens nothing else.
const identity = 'AGE-SECRET-KEY-1MNKDGJSS9TW6KDS3V89564G8M02TLH5PW75FE4H29EAT7DXT7QXSNH3R5S';
const recipient = 'age1y80fmljns49cu3ezg9ejzhajnh7zunhr2ycma9d8w5qxdmc7md2qadw705';
const backupPassphrase = 'a passphrase of my own';
const otherSecret = secretKey.split('').reverse().join('');

const options = (background: FakeBackground) => open(background, { surface: 'tab', view: OptionsPage });

async function choose(
  label: string,
  content: Uint8Array<ArrayBuffer> | string,
  name = 'file',
): Promise<void> {
  const input = await field(label);
  Object.defineProperty(input, 'files', { configurable: true, value: [new File([content], name)] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** scrypt takes seconds on a busy machine. */
const untilSaved = (browser: FakeBrowser) =>
  vi.waitFor(() => expect(browser.saved).toHaveLength(1), { timeout: 50_000 });

/** A backup of these keys, for the test's own identity: scrypt takes its second elsewhere. */
const backupOf = (background: FakeBackground) =>
  sealAgeFile(
    encodeBackup({ createdAt: now - dayMs, keys: background.keys, waiting: [], settings: { theme: 'dark' } }),
    { recipients: [recipient] },
  );

async function openBackup(background: FakeBackground, file: Uint8Array<ArrayBuffer>, secret = identity) {
  await options(background);
  await press('button', 'Restore');
  await choose('Backup file', file);
  await type('Passphrase or age key', secret);
  await press('button', 'Open');
}

describe('making a backup', () => {
  it('encrypts for a passphrase of one’s own, and says what is in it', async () => {
    const background = Object.assign(new FakeBackground(), { backupMadeAt: null }).add();
    const browser = await options(background);
    await seen('There is no backup yet.');
    await press('button', 'Make a backup');
    await press('radio', 'My own passphrase');
    await type('New passphrase', backupPassphrase);
    await type('Repeat passphrase', backupPassphrase);
    await press('button', 'Make the file');
    await untilSaved(browser);
    await seen('The backup is made');
    await seen('1 key is in it.');
    const [saved] = browser.saved;
    expect(saved?.name).toBe('keystep-backup-2026-11-22.age');
    const { keys } = parseBackup(await openAgeFile(saved!.content, backupPassphrase));
    expect(keys).toEqual(background.keys.map(({ id: own, record: whole }) => ({ id: own, record: whole })));
    expect(background.backupMadeAt).toBe(now);
    expect(document.body.innerHTML).not.toContain(secretKey);
  });

  it('makes no file before two of the made words were typed back', async () => {
    const background = new FakeBackground().add();
    const browser = await options(background);
    await press('button', 'Make a backup');
    await find('button', 'I have it');
    const words = Array.from(document.querySelectorAll('ol .mono'), (word) => word.textContent);
    expect(words).toHaveLength(8);
    await press('button', 'I have it');
    await press('button', 'Make the file');
    await seen('That isn’t this word.');
    expect(background.requests('backup.read')).toEqual([]);
    const labels = Array.from(document.querySelectorAll('label'), (label) => label.textContent);
    const asked = labels.filter((label) => label.startsWith('Word '));
    for (const label of asked) await type(label, words[Number(label.slice(5)) - 1] ?? '');
    await press('button', 'Make the file');
    await untilSaved(browser);
    await seen('The backup is made');
  });

  it('asks for the vault’s passphrase in place when it was typed too long ago, and goes on', async () => {
    const background = Object.assign(new FakeBackground(), { proved: false }).add();
    const browser = await options(background);
    await press('button', 'Make a backup');
    await press('radio', 'age keys');
    await type('age recipients', `${recipient}\n`);
    await press('button', 'Make the file');
    await seen('It has been a while.');
    expect(browser.saved).toEqual([]);
    await type('Passphrase', passphrase);
    await press('button', 'Go on');
    await seen('The backup is made');
    expect(browser.saved).toHaveLength(1);
  });

  it('says under the field that a recipient is none', async () => {
    await options(new FakeBackground().add());
    await press('button', 'Make a backup');
    await press('radio', 'age keys');
    await type('age recipients', identity);
    await press('button', 'Make the file');
    await seen('That isn’t an age recipient.');
  });

  it('names what does not open and is not in it', async () => {
    const background = Object.assign(new FakeBackground(), { damaged: 2 }).add();
    await options(background);
    await press('button', 'Make a backup');
    await press('radio', 'age keys');
    await type('age recipients', recipient);
    await press('button', 'Make the file');
    await seen('2 entries of the vault don’t open and are not in the backup.');
  });
});

describe('restoring', () => {
  it('shows what is new, what is here and what differs, and leaves mine alone unless told otherwise', async () => {
    const source = new FakeBackground().add({ label: 'same' }).add({ label: 'theirs', apiKey: otherSecret });
    source.add({ label: 'only there', apiKey: 'N'.repeat(64) });
    const file = await backupOf(source);
    const background = new FakeBackground()
      .add({ label: 'same' })
      .add({ label: 'mine', apiKey: otherSecret });
    await openBackup(background, file);
    await seen('1 key is new here.');
    await seen('1 key is here already.');
    await seen('Different: label.');
    expect(background.requests('backup.restore')).toEqual([]);
    await press('button', 'Restore');
    await seen('Restored');
    expect(background.keys.map((key) => key.record.label).sort()).toEqual(['mine', 'only there', 'same']);
    expect(background.settings.theme).toBe('system');
  });

  it.each([
    ['Take the backup’s', ['theirs']],
    ['Keep both', ['mine', 'theirs (from backup)']],
  ])('%s', async (choice, labels) => {
    const file = await backupOf(new FakeBackground().add({ label: 'theirs', secretKey: otherSecret }));
    const background = new FakeBackground().add({ label: 'mine' });
    await openBackup(background, file);
    await press('radio', choice);
    await press('switch', 'Also take over the settings');
    await press('button', 'Restore');
    await seen('1 key was written.');
    expect(background.keys.map((key) => key.record.label).sort()).toEqual(labels);
    expect(background.settings.theme).toBe('dark');
  });

  it('says what is wrong where it is: no file, a wrong key, another kind of file', async () => {
    const background = new FakeBackground().add();
    const file = await backupOf(background);
    await options(background);
    await press('button', 'Restore');
    await press('button', 'Open');
    await seen('Choose the file first.');
    await seen('Type what opens the backup.');
    await choose('Backup file', file);
    await type('Passphrase or age key', 'a passphrase');
    await press('button', 'Open');
    await seen('This backup opens with an age key, not with a passphrase.');
    await type('Passphrase or age key', identity);
    await choose('Backup file', 'no age file at all');
    await press('button', 'Open');
    await seen('This is no age file.');
  });

  it('forgets what was opened and typed when the vault locks', async () => {
    const background = new FakeBackground().add();
    await openBackup(
      background,
      await backupOf(new FakeBackground().add({ label: 'only there', apiKey: otherSecret })),
    );
    await seen('A backup of');
    background.status = 'locked';
    background.broadcast();
    await find('button', 'Unlock');
    expect(document.body.innerHTML).not.toContain('only there');
  });
});

describe('testing a backup', () => {
  const test = async (background: FakeBackground, file: Uint8Array<ArrayBuffer>) => {
    await options(background);
    await press('button', 'Test a backup');
    await choose('Backup file', file);
    await type('Passphrase or age key', identity);
    await press('button', 'Open');
    await seen('This backup opens.');
  };

  it('says that all is the same, and changes nothing', async () => {
    const background = new FakeBackground().add();
    await test(background, await backupOf(background));
    await seen('1 key, the same as in this vault.');
    await seen('Nothing was changed.');
    expect(background.asked.filter(({ name }) => /restore|save|delete|made/.test(name))).toEqual([]);
  });

  it('names what is missing on either side', async () => {
    const file = await backupOf(new FakeBackground().add().add({ label: 'only there', apiKey: otherSecret }));
    const background = new FakeBackground().add();
    background.keys.push({ id: id(77), revision: 1, record: record({ apiKey: 'N'.repeat(64) }) });
    await test(background, file);
    await seen('1 key of this vault is not in the backup.');
    await seen('1 key of the backup is not in this vault.');
  });
});

describe('the reminder in the popup', () => {
  const reminded = async (madeAt: number | null, changedAt = now - 30 * dayMs) => {
    const background = Object.assign(new FakeBackground(), { backupMadeAt: madeAt }).add({ changedAt });
    const browser = await open(background, { view: App });
    await find('heading', 'Keys');
    await settle();
    return { browser, text: document.body.textContent };
  };

  it('comes while there is none, and leads to where it is made', async () => {
    const { browser } = await reminded(null);
    await seen('No backup yet.');
    await press('button', 'Make a backup');
    expect(browser.opened).toEqual(['backup']);
  });

  it('comes when keys have changed since, or when it is old, and is silent otherwise', async () => {
    expect((await reminded(now - 10 * dayMs, now - dayMs)).text).toContain('Keys have changed');
    expect((await reminded(now - 100 * dayMs, now - 200 * dayMs)).text).toContain('more than 90 days');
    const silent = await reminded(now - dayMs, now - 2 * dayMs);
    expect(silent.text).not.toContain('backup');
  });
});

describe('importing keys', () => {
  const read = async (background: FakeBackground, text: string) => {
    await open(background, {
      surface: 'tab',
      view: (props) => h(OptionsPage, { ...props, startAt: 'import' }),
    });
    await type('Or paste text', text);
    await press('button', 'Look for keys');
  };

  it('stores what is ticked, under the name that it had', async () => {
    const background = new FakeBackground();
    await read(background, `BINANCE_API_KEY=${apiKey}\nBINANCE_API_SECRET=${secretKey}\n`);
    await seen('Read as .env file.');
    await press('button', 'Import 1 key');
    await seen('1 key is in the vault');
    expect(background.keys.map((key) => key.record)).toMatchObject([{ label: 'binance', apiKey, secretKey }]);
    expect(document.body.innerHTML).not.toContain(secretKey);
  });

  it('ticks nothing that is there already, and says so', async () => {
    const background = new FakeBackground().add();
    await read(background, `BINANCE_API_KEY=${apiKey}\nBINANCE_API_SECRET=${secretKey}\n`);
    await seen('In the vault already.');
    await press('button', 'Import 0 keys');
    expect(background.requests('key.save')).toEqual([]);
  });

  it('names mistakes, and lets nothing wrong be ticked', async () => {
    await read(
      new FakeBackground(),
      `BINANCE_API_KEY=${apiKey}\nBINANCE_API_SECRET=${secretKey.slice(0, 60)}\n`,
    );
    await seen('secret key: 4 characters are missing.');
    expect((await find('checkbox', 'binance')).hasAttribute('disabled')).toBe(true);
  });

  it('tells a pair whose halves are swapped, by the vault', async () => {
    await read(new FakeBackground().add(), `BINANCE_API_KEY=${secretKey}\nBINANCE_API_SECRET=${apiKey}\n`);
    await seen('API key and secret are swapped');
  });

  it('reads a file, and refuses one that is too big before it is read', async () => {
    const background = new FakeBackground();
    await open(background, {
      surface: 'tab',
      view: (props) => h(OptionsPage, { ...props, startAt: 'import' }),
    });
    const big = { size: 64 * 1024 * 1024, arrayBuffer: () => Promise.reject(new Error('was read')) };
    const input = await field('File');
    Object.defineProperty(input, 'files', { configurable: true, value: [big] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await press('button', 'Look for keys');
    await seen('This file is too big.');
    await choose('File', JSON.stringify({ binance: { apiKey, secret: secretKey } }));
    await press('button', 'Look for keys');
    await seen('keys of ccxt programs');
  });

  it('says that there is nothing in it', async () => {
    await read(new FakeBackground(), 'milk, bread, butter');
    await seen('There is no API key in it');
  });
});
