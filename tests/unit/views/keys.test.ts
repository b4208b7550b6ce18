// @vitest-environment jsdom
import { computeAccessibleName } from 'dom-accessibility-api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { generatePair } from '../../../src/keys/key-pair.ts';
import { all, close, choose, field, find, key, open, press, seen, settle, type } from './drive.ts';
import { apiKey, dayMs, FakeBackground, id, now, secretKey } from './fake-services.ts';

afterEach(() => {
  vi.useRealTimers();
  close();
});

const filled = () =>
  new FakeBackground()
    .add({ label: 'freqtrade spot' })
    .add({ label: 'Koinly 2026', purpose: 'tax', rotateBy: now + 9.5 * dayMs })
    .add({ label: 'Old grid bot', rotateBy: now - dayMs })
    .add({ label: 'Notebook', rotateBy: null, account: 'Büro' });

const names = () => all('listitem').map((item) => computeAccessibleName(item));

describe('list', () => {
  it('names each key by its label first, what is due before the rest', async () => {
    await open(filled());
    await find('heading', 'Worth a look 2');
    expect(names().map((name) => name.split(',')[0])).toEqual([
      'Old grid bot',
      'Koinly 2026',
      'freqtrade spot',
      'Notebook',
    ]);
    expect(names().join()).toContain('Koinly 2026, 10 days left');
    expect(names().join()).toContain('Old grid bot, Rotate now');
  });

  it('claims no health that nobody checked', async () => {
    await open(filled());
    await seen('Koinly');
    expect(document.body.textContent).not.toMatch(/healthy|all good/i);
  });

  it('finds keys by label, purpose, account and masked ends', async () => {
    await open(filled());
    await type('Search keys', 'koin');
    expect(names()).toHaveLength(1);
    await type('Search keys', 'tax portf');
    expect(names()).toHaveLength(1);
    await type('Search keys', 'buro');
    expect(names()[0]).toMatch(/^Notebook/);
    await type('Search keys', apiKey.slice(-4));
    expect(names()).toHaveLength(4);
    await type('Search keys', 'nothing like it');
    await seen('No key matches.');
  });

  it('moves to the search with a slash', async () => {
    await open(filled());
    const search = await field('Search keys');
    await key('/');
    expect(document.activeElement).toBe(search);
  });

  it('says that entries are damaged, and leaves the rest alone', async () => {
    await open(Object.assign(filled(), { damaged: 2 }));
    await seen('2 entries can’t be opened');
    expect(names()).toHaveLength(4);
  });

  it('says that the last write failed', async () => {
    await open(Object.assign(filled(), { writeFailed: true }));
    await seen('could not write to its storage');
  });

  it('never puts a label where the browser would store it', async () => {
    const title = document.title;
    await open(filled());
    await press('button', /^freqtrade spot/);
    await find('heading', 'freqtrade spot');
    expect([document.title, location.hash, location.search]).toEqual([title, '', '']);
  });
});

describe('detail', () => {
  it('shows the ends of the values only', async () => {
    await open(filled());
    await press('button', /^freqtrade spot/);
    await find('button', 'Reveal secret');
    expect(document.body.textContent).toContain('vmPUZ');
    expect(document.body.textContent).not.toContain(secretKey);
    expect(document.body.textContent).not.toContain(apiKey);
  });

  it('hides a revealed secret after 30 seconds', async () => {
    await open(filled());
    await press('button', /^freqtrade spot/);
    await find('button', 'Reveal secret');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    all('button', 'Reveal secret')[0]?.click();
    await settle();
    expect(document.body.textContent).toContain(secretKey);
    vi.advanceTimersByTime(30_000);
    await settle();
    expect(document.body.textContent).not.toContain(secretKey);
  });

  it('copies, counts down, and clears at a press', async () => {
    const vault = filled();
    let time = now;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const browser = await open(vault, { clock: () => time });
    await press('button', /^freqtrade spot/);
    await press('button', 'Copy secret key');
    expect(browser.clipboard).toBe(secretKey);
    expect(vault.requests('clipboard.clear-later')).toEqual([{ text: secretKey }]);
    await seen('Clipboard clears in 30 s');
    time += 9000;
    vi.advanceTimersByTime(1000);
    await settle();
    expect(document.body.textContent).toContain('Clipboard clears in 21 s');
    await press('button', 'Clear now');
    expect(vault.requests('clipboard.clear-now')).toHaveLength(1);
    expect(document.body.textContent).not.toContain('Clipboard clears');
  });

  it('says what clearing does, and more once comparing is allowed', async () => {
    await open(filled());
    await press('button', /^freqtrade spot/);
    await press('button', 'Copy API key');
    await seen('emptied whatever it holds');
    await press('button', 'Allow comparing');
    await seen('Only if it still holds what you copied');
  });

  it('says so when the clipboard refuses', async () => {
    const vault = filled();
    await open(vault);
    await press('button', /^freqtrade spot/);
    vault.failNext.set('clipboard.clear-later', 'clipboard-failed');
    await press('button', 'Copy API key');
    await seen('did not let Keystep use the clipboard');
  });

  it('deletes, and brings back', async () => {
    const vault = filled();
    await open(vault);
    await press('button', /^freqtrade spot/);
    await press('button', 'Delete key');
    await seen('“freqtrade spot” is deleted.');
    expect(vault.keys).toHaveLength(3);
    await press('button', 'Undo');
    await find('listitem', /^freqtrade spot/);
    expect(vault.keys).toHaveLength(4);
  });

  it('goes back with Escape', async () => {
    await open(filled());
    await press('button', /^freqtrade spot/);
    await find('button', 'Reveal secret');
    await key('Escape');
    await find('heading', 'Keys');
  });
});

describe('edit', () => {
  it('changes what may be changed and leaves the values alone', async () => {
    const vault = filled();
    await open(vault);
    await press('button', /^freqtrade spot/);
    await press('button', 'Edit key');
    await type('Label', 'freqtrade on the server');
    await type('Account', 'bots');
    await type('Rotate by', '2027-03-01');
    await choose('Purpose', 'futures-bot');
    await press('button', 'Save');
    await find('heading', 'freqtrade on the server');
    const [request] = vault.requests('key.save');
    expect(request).toMatchObject({ id: id(1), revision: 1 });
    expect(request?.fields).toMatchObject({
      apiKey,
      secretKey: null,
      account: 'bots',
      rotateBy: Date.UTC(2027, 2, 1),
      permissions: ['enableReading', 'enableFutures'],
    });
    expect(vault.drafts.size).toBe(0);
  });

  it('takes the private key of a key that has none, and of no other pair', async () => {
    const [mine, other] = [await generatePair('ed25519'), await generatePair('ed25519')];
    const vault = new FakeBackground().add({ keyType: 'ed25519', secretKey: '', publicKey: mine.publicKey });
    await open(vault);
    await press('button', /^freqtrade spot/);
    await press('button', 'Edit key');
    await type('Private key', other.privateKey);
    await press('button', 'Save');
    await seen('This is another pair');
    await type('Private key', 'no key at all');
    await press('button', 'Save');
    expect(vault.requests('key.save')).toEqual([]);
    await type('Private key', mine.privateKey);
    await press('button', 'Save');
    await find('heading', 'freqtrade spot');
    expect(vault.requests('key.save')[0]?.fields).toMatchObject({
      ...{ secretKey: mine.privateKey, publicKey: mine.publicKey, keyType: 'ed25519' },
    });
    expect(vault.drafts.size).toBe(0);
    await press('button', 'Edit key');
    await find('button', 'Save');
    expect(all('textbox', 'Private key')).toEqual([]);
  });

  it('says when the key was changed elsewhere', async () => {
    const vault = filled();
    await open(vault);
    await press('button', /^freqtrade spot/);
    await press('button', 'Edit key');
    vault.failNext.set('key.save', 'revision-conflict');
    await press('button', 'Save');
    await seen('was changed somewhere else');
  });
});
