// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats } from '../../../src/exports/index.ts';
import { notExported } from '../../../src/exports/not-exported.ts';
import type { KeyRecord } from '../../../src/keys/key-record.ts';
import { all, choose, close, field, find, open, press, seen, settle, type } from './drive.ts';
import { englishTexts } from './english-texts.ts';
import { apiKey, FakeBackground, id, passphrase, secretKey, type FakeBrowser } from './fake-services.ts';

const privateKey =
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u\n-----END PRIVATE KEY-----\n';

// The screen is a chunk of its own: it is there before a test waits for it.
beforeAll(() => import('../../../src/views/screens/export-key.tsx'));
afterEach(close);

/** Opens the export screen of one key. */
async function openExport(patch: Partial<KeyRecord> = {}) {
  const background = new FakeBackground().add({ label: 'Bot', ...patch });
  const browser = await open(background);
  await press('button', /^Bot/);
  await press('button', 'Export');
  await find('heading', 'Export Bot');
  return { background, browser };
}

const chosen = () => document.querySelector<HTMLInputElement>('input[type=radio]:checked')!;
const shown = () => document.body.textContent;
const saved = (browser: FakeBrowser, wanted: string) => {
  const file = browser.saved.findLast(({ name }) => name === wanted);
  return file ? new TextDecoder().decode(file.content) : '';
};

describe('export', () => {
  it('proposes the key’s own program, and has words for each', async () => {
    await openExport({ tool: 'Hummingbot' });
    expect(chosen().value).toBe('hummingbot');
    expect(document.getElementsByName(chosen().name)).toHaveLength(exportFormats.length);
    for (const format of exportFormats) {
      const how = `export_how_${format.id.replaceAll('-', '_')}`;
      expect(englishTexts(how), how).not.toBe(how);
    }
  });

  it('says of programs that are not in the list why', async () => {
    await openExport();
    for (const { name, reason } of notExported) {
      const why = englishTexts(`export_without_${reason.replaceAll('-', '_')}`);
      expect(why).not.toContain('export_without');
      expect(shown()).toContain(`${name} ${why}`);
    }
  });

  it('gives one value at a time where a website asks for them', async () => {
    const { browser } = await openExport({ tool: 'Koinly' });
    expect(chosen().value).toBe('web-form');
    expect(all('checkbox')).toEqual([]);
    await press('button', 'Copy API Key');
    await seen('Clipboard clears in 30 s');
    expect(browser.clipboard).toBe(apiKey);
    await press('button', 'Copy API Secret');
    await settle();
    expect(browser.clipboard).toBe(secretKey);
    expect(browser.saved).toEqual([]);
  });

  it('skips a program that cannot take the key', async () => {
    await openExport({ tool: 'OctoBot', keyType: 'ed25519', secretKey: privateKey });
    expect(chosen().value).toBe('freqtrade');
  });

  it('shows the file masked, and asks for no secret before a press', async () => {
    const { background } = await openExport();
    await seen('"secret": "NhqPt......Tj0j"'.replace('Tj0j', secretKey.slice(-4)));
    expect(shown()).not.toContain(secretKey);
    expect(shown()).not.toContain(apiKey);
    expect(background.requests('key.export')).toEqual([]);
    expect(background.requests('key.reveal')).toEqual([]);
  });

  it('saves the file that the program reads, and says what to keep out of git', async () => {
    const { background, browser } = await openExport();
    await press('button', 'Export');
    await seen('Your browser saves config-private.json now.');
    expect(JSON.parse(saved(browser, 'config-private.json'))).toEqual({
      exchange: { name: 'binance', key: apiKey, secret: secretKey },
    });
    expect(background.requests('key.export')).toEqual([{ id: id(1), format: 'freqtrade', secret: true }]);
    expect(shown()).toContain('add to .gitignore: config-private.json');
    expect(shown()).not.toContain(secretKey);
  });

  it('copies the file, and empties the clipboard later', async () => {
    const { background, browser } = await openExport();
    await press('button', 'Copy');
    await seen('Clipboard clears in 30 s');
    expect(browser.clipboard).toContain(`"secret": "${secretKey}"`);
    expect(background.requests('clipboard.clear-later')).toEqual([{ text: browser.clipboard }]);
    await press('button', 'Clear now');
    expect(background.requests('clipboard.clear-now')).toHaveLength(1);
  });

  it('leaves a placeholder without proof and without the secret', async () => {
    const { background, browser } = await openExport();
    background.proved = false;
    await press('checkbox', /^Leave a placeholder/);
    await press('button', 'Export');
    await seen('Your browser saves config-private.json now.');
    expect(saved(browser, 'config-private.json')).toContain('"secret": "PASTE_YOUR_SECRET_KEY_HERE"');
    expect(background.requests('key.export')).toEqual([{ id: id(1), format: 'freqtrade', secret: false }]);
  });

  it('asks for the passphrase where it was typed too long ago, then goes on', async () => {
    const { background, browser } = await openExport();
    background.proved = false;
    await press('button', 'Export');
    expect(browser.saved).toEqual([]);
    await type('Passphrase', passphrase);
    await press('button', 'Go on');
    await seen('Your browser saves config-private.json now.');
    expect(saved(browser, 'config-private.json')).toContain(secretKey);
  });

  it('says why a program takes no such key, and offers no button for it', async () => {
    await openExport({ keyType: 'ed25519', secretKey: privateKey });
    await press('radio', /^Hummingbot/);
    await seen('Hummingbot signs with these types only: HMAC.');
    expect(all('button', 'Export')).toEqual([]);
    await press('radio', /^ccxt Python/);
    expect(all('button', 'Export')).toHaveLength(1);
  });

  it('writes spot and futures as the program wants them', async () => {
    await openExport({ environment: 'testnet' });
    await press('radio', /^Hummingbot/);
    await seen('Choose the other market.');
    await press('radio', 'Futures');
    await seen('connect binance_perpetual_testnet');
  });

  it('copies what is to be typed, one value at a time', async () => {
    const { background, browser } = await openExport();
    await press('radio', /^Hummingbot/);
    await press('button', 'Copy connect');
    expect(browser.clipboard).toBe('connect binance');
    await press('button', 'Copy binance_api_key');
    expect(browser.clipboard).toBe(apiKey);
    expect(background.requests('key.export')).toEqual([]);
    await press('button', 'Copy binance_api_secret');
    expect(browser.clipboard).toBe(secretKey);
    expect(background.requests('key.export')).toHaveLength(1);
  });

  it('gives the code without the secret', async () => {
    const { background, browser } = await openExport();
    background.proved = false;
    await press('radio', /^ccxt JavaScript/);
    await press('button', 'Save exchange.mjs');
    expect(saved(browser, 'exchange.mjs')).toContain('new ccxt.binance(keys)');
    expect(background.requests('key.export')).toEqual([]);
  });

  it('takes other names for the variables, and waits while one is no name', async () => {
    const { browser } = await openExport();
    await press('radio', /^\.env/);
    await choose('Names of the variables', '1');
    await seen('BINANCE_SECRET_KEY=NhqPt');
    await type('Variable for the secret', '2 names');
    await seen('Letters, digits and _ only');
    await press('button', 'Export');
    expect(browser.saved).toEqual([]);
    await type('Variable for the secret', 'BINANCE_API_KEY');
    await seen('need a name of their own');
    await type('Variable for the secret', 'MY_SECRET');
    await press('button', 'Export');
    await settle();
    expect(saved(browser, 'binance.env')).toContain(`\nMY_SECRET=${secretKey}\n`);
  });

  it('writes a private key with its lines, and has none to write where it lives elsewhere', async () => {
    const { browser } = await openExport({ keyType: 'ed25519', secretKey: privateKey });
    await press('button', 'Export');
    await seen('Your browser saves');
    expect(JSON.parse(saved(browser, 'config-private.json'))).toMatchObject({
      exchange: { secret: privateKey },
    });

    const other = await openExport({ keyType: 'ed25519', secretKey: '' });
    await seen('The private key is not in this vault');
    expect((await field('Leave a placeholder. I paste the secret myself.')).disabled).toBe(true);
    await press('button', 'Export');
    await seen('Your browser saves');
    expect(saved(other.browser, 'config-private.json')).toContain('PASTE_YOUR_PRIVATE_KEY_HERE');
  });

  it('refuses a stored secret that is cut, and saves nothing', async () => {
    const { browser } = await openExport({ secretKey: secretKey.slice(0, 40) });
    await press('button', 'Export');
    await seen('The stored secret is not 64 letters and digits');
    expect(browser.saved).toEqual([]);
  });

  it('says when writing failed, and goes back to the key', async () => {
    const { background, browser } = await openExport();
    background.failNext.set('key.export', 'record-missing');
    await press('button', 'Export');
    await find('alert', /.*/);
    expect(browser.saved).toEqual([]);
    await press('button', 'Back');
    await find('button', 'Reveal secret');
  });
});
