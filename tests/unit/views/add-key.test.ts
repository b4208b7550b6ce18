// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { close, field, find, key, open, paste, press, seen, settle, type } from './drive.ts';
import { apiKey, FakeBackground, passphrase, secretKey } from './fake-services.ts';

// Made by openssl for this test.
const privatePem = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIGgViHToV4W1+eTTBOyXEt2KuNjSQPeCopxCnb/CfJkG
-----END PRIVATE KEY-----`;
const publicPem = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAveL2TaqxmwEy7FPH1uX0WnoZd/y+j8UgqPvFDJIqih4=
-----END PUBLIC KEY-----`;
/** The same one, encrypted with "right one". */
const encryptedPem = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhSj+0kelDhpAICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEDX+WZEUIzuZXMho4UqMCI0EQK2N
/3N6Ycr1Vg8PSJpUqWxInlwomxF+5rbFtHDOdUdQCRt3bYW+ZJEgBDECi1tqGGW5
1zmVq+PUph9pI++gsQU=
-----END ENCRYPTED PRIVATE KEY-----`;

afterEach(close);

const toForm = async (background: FakeBackground) => {
  const browser = await open(background);
  await press('button', 'Add key');
  await find('heading', 'Add key');
  return browser;
};

describe('add key', () => {
  it('saves what was typed, once', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await type('Label', '  Backtest box ');
    await type('API key', apiKey);
    await type('Secret key', secretKey);
    await press('button', 'Save');
    await find('listitem', /^Backtest box/);
    expect(vault.requests('key.save')).toHaveLength(1);
    expect(vault.requests('key.save')[0]?.fields).toMatchObject({ label: 'Backtest box', apiKey, secretKey });
    expect(vault.drafts.size).toBe(0);
  });

  it('says what is wrong while it is typed', async () => {
    await toForm(new FakeBackground());
    await type('Secret key', secretKey.slice(0, 61));
    await seen('3 characters are missing.');
    await seen('61 of 64');
    await type('API key', `${apiKey.slice(0, 10)}****${apiKey.slice(14)}`);
    await seen('Some characters are hidden.');
    await type('API key', secretKey);
    await type('Secret key', secretKey);
    await seen('This is the API key again.');
  });

  it('says what is missing at a press on Save, and asks nothing', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await press('button', 'Save');
    await seen('Give the key a name');
    await seen('Copy it on Binance and paste it here.');
    expect(vault.requests('key.save')).toEqual([]);
  });

  it('fills both fields from one paste that names both', async () => {
    await toForm(new FakeBackground());
    expect(await paste('API key', `API Key: ${apiKey}\nSecret Key: ${secretKey}`)).toBe(true);
    expect((await field('API key')).value).toBe(apiKey);
    expect((await field('Secret key')).value).toBe(secretKey);
  });

  it('takes a value out of its quotes', async () => {
    await toForm(new FakeBackground());
    await paste('Secret key', ` "${secretKey}",`);
    expect((await field('Secret key')).value).toBe(secretKey);
  });

  it('leaves an ordinary paste to the browser', async () => {
    await toForm(new FakeBackground());
    expect(await paste('API key', apiKey)).toBe(false);
  });

  it('asks no secret of a self-generated key', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await press('radio', 'Ed25519');
    await type('Label', 'mine');
    await type('API key', apiKey);
    await press('button', 'Save');
    await find('listitem', /^mine/);
    expect(vault.requests('key.save')[0]?.fields).toMatchObject({ secretKey: '', keyType: 'ed25519' });
  });

  it('takes a private key in any form, and says what is wrong with one', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await press('radio', 'RSA');
    await type('Label', 'mine');
    await type('API key', apiKey);
    await type('Private key', publicPem);
    await seen('This is the public half');
    await type('Private key', encryptedPem);
    await type('Passphrase of the private key', 'wrong one');
    await press('button', 'Save');
    await seen('That isn’t the passphrase of this key.');
    expect(vault.requests('key.save')).toEqual([]);
    await type('Passphrase of the private key', 'right one');
    await press('button', 'Save');
    await find('listitem', /^mine/);
    expect(vault.requests('key.save')[0]?.fields).toMatchObject({
      secretKey: privatePem,
      publicKey: publicPem,
      keyType: 'ed25519',
    });
    expect(JSON.stringify(vault.requests('draft.write'))).not.toContain('right one');
  });

  it('keeps every field out of session restore, and the secret hidden', async () => {
    await toForm(new FakeBackground());
    for (const input of document.querySelectorAll('input, textarea, select')) {
      expect(input.getAttribute('autocomplete')).toBe('off');
    }
    expect((await field('Secret key')).type).toBe('password');
  });

  it('works while the vault is locked, where the key waits', async () => {
    const vault = Object.assign(new FakeBackground(), { status: 'locked' });
    await toForm(vault);
    await type('Label', 'later');
    await type('API key', apiKey);
    await type('Secret key', secretKey);
    await press('button', 'Save');
    await find('button', 'Unlock');
    expect(vault.requests('key.save')).toHaveLength(1);
  });
});

describe('draft', () => {
  it('is another operation after another word, so that its save is never taken for a repeat', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await type('Label', 'freqtrade');
    const first = vault.drafts.get('add-key')?.['opId'];
    await type('Label', 'freqtrade 2');
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(vault.drafts.get('add-key')?.['opId']).not.toBe(first);
  });

  it('brings back form, fields and operation after the popup closed', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await type('Label', 'as typed');
    await type('API key', apiKey);
    await type('Secret key', secretKey);
    const { opId } = vault.drafts.get('add-key') ?? {};
    await open(vault);
    await find('heading', 'Add key');
    expect((await field('Label')).value).toBe('as typed');
    expect((await field('Secret key')).value).toBe(secretKey);
    await press('button', 'Save');
    await settle();
    expect(vault.requests('key.save')[0]?.opId).toBe(opId);
  });

  it('comes back after unlocking', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await type('Label', 'half typed');
    vault.status = 'locked';
    await open(vault);
    await type('Passphrase', passphrase);
    await press('button', 'Unlock');
    expect((await field('Label')).value).toBe('half typed');
  });

  it('is put away by Back: the popup opens on the list, the form has what was typed', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await type('Label', 'half typed');
    await key('Escape');
    await open(vault);
    await find('heading', 'No keys yet');
    await press('button', 'Add key');
    expect((await field('Label')).value).toBe('half typed');
  });

  it('is thrown away by Cancel', async () => {
    const vault = new FakeBackground();
    await toForm(vault);
    await type('Label', 'half typed');
    await press('button', 'Cancel');
    await find('heading', 'No keys yet');
    expect(vault.drafts.size).toBe(0);
  });

  it('outlives what Keystep notes of the key meanwhile', async () => {
    const vault = new FakeBackground().add();
    await open(vault);
    await press('button', /^freqtrade spot/);
    await press('button', 'Edit key');
    await type('Label', 'half typed');
    vault.keys = vault.keys.map((one) => ({ ...one, revision: 2 }));
    await open(vault);
    await find('heading', 'Edit key');
    expect((await field('Label')).value).toBe('half typed');
  });

  it('of an older revision of a key is not used', async () => {
    const vault = new FakeBackground().add();
    await open(vault);
    await press('button', /^freqtrade spot/);
    await press('button', 'Edit key');
    await type('Label', 'stale');
    vault.keys = vault.keys.map((one) => ({
      ...one,
      revision: 2,
      record: { ...one.record, fieldsRevision: 2 },
    }));
    await open(vault);
    await find('heading', 'Edit key');
    expect((await field('Label')).value).toBe('freqtrade spot');
  });
});
