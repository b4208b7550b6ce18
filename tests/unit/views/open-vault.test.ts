// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { all, close, field, find, open, press, seen, settle, type } from './drive.ts';
import { FakeBackground, passphrase, waitingKey } from './fake-services.ts';

afterEach(close);

const background = (status: FakeBackground['status']) => Object.assign(new FakeBackground(), { status });

describe('create vault', () => {
  it('creates with a passphrase that is repeated, and shows the empty list', async () => {
    const vault = background('none');
    await open(vault);
    await type('New passphrase', passphrase);
    await type('Repeat passphrase', passphrase);
    await press('button', 'Create vault');
    await find('heading', 'No keys yet');
    expect(vault.requests('vault.create')).toEqual([{ passphrase }]);
  });

  it('says how many characters are missing and asks the background nothing', async () => {
    const vault = background('none');
    await open(vault);
    await type('New passphrase', 'only eleven');
    await press('button', 'Create vault');
    await seen('4 more characters');
    expect(vault.requests('vault.create')).toEqual([]);
    expect((await field('New passphrase')).getAttribute('aria-invalid')).toBe('true');
  });

  it('says when the two differ', async () => {
    const vault = background('none');
    await open(vault);
    await type('New passphrase', passphrase);
    await type('Repeat passphrase', `${passphrase}!`);
    await press('button', 'Create vault');
    await seen('The two are not the same.');
    expect(vault.requests('vault.create')).toEqual([]);
  });

  it('takes the words made for the person, hidden, and grades them very strong', async () => {
    await open(background('none'));
    await press('button', 'Use this one');
    const input = await field('New passphrase');
    expect(input.value).toMatch(/^([a-z]{4,7}-){7}[a-z]{4,7}$/);
    expect(input.type).toBe('password');
    await seen('Very strong');
  });

  it('shows what is held in memory only', async () => {
    await open(Object.assign(background('none'), { held: 1 }));
    await seen('Held, not kept yet: 1 key');
  });

  it('never writes a passphrase as a draft', async () => {
    const vault = background('none');
    await open(vault);
    await type('New passphrase', passphrase);
    await type('Repeat passphrase', passphrase);
    expect(vault.requests('draft.write')).toEqual([]);
  });
});

describe('locked', () => {
  it('unlocks with the passphrase', async () => {
    await open(background('locked'));
    expect(document.activeElement).toBe(await field('Passphrase'));
    await type('Passphrase', passphrase);
    await press('button', 'Unlock');
    await find('heading', 'Keys');
  });

  it('tells a wrong passphrase from a damaged vault', async () => {
    const vault = background('locked');
    await open(vault);
    await type('Passphrase', 'something else');
    await press('button', 'Unlock');
    await seen('That isn’t the passphrase.');
    vault.failNext.set('vault.unlock', 'vault-damaged');
    await press('button', 'Unlock');
    await seen('Your passphrase isn’t the problem.');
  });

  it('announces a waiting key', async () => {
    const vault = background('locked');
    vault.waiting = [waitingKey()];
    await open(vault);
    await find('button', /1 key waiting/);
  });

  it('deletes the vault only after the warning', async () => {
    const vault = background('locked').add();
    await open(vault);
    await press('button', 'Delete vault');
    await find('alertdialog', 'Delete this vault?');
    expect(vault.requests('vault.delete')).toHaveLength(0);
    await press('button', 'Cancel');
    await find('button', 'Unlock');
    await press('button', 'Delete vault');
    await press('button', 'Delete vault');
    await find('button', 'Create vault');
    expect(vault.requests('vault.delete')).toHaveLength(1);
  });
});

describe('vault that cannot be opened', () => {
  it.each([
    ['damaged', 'The vault is damaged', true],
    ['newer', 'This vault is newer than Keystep', true],
    ['unavailable', 'This browser stores nothing here', false],
  ] as const)('%s says so, and offers what is left', async (status, title, deletable) => {
    await open(background(status));
    await seen(title);
    expect(all('button', 'Delete vault')).toHaveLength(deletable ? 1 : 0);
  });

  it('is read again on request', async () => {
    const vault = background('unavailable');
    await open(vault);
    vault.status = 'locked';
    await press('button', 'Try again');
    await find('button', 'Unlock');
  });
});

describe('lock', () => {
  it('forgets everything on screen as soon as the background says so', async () => {
    const vault = background('unlocked').add();
    await open(vault);
    await press('button', /^freqtrade spot/);
    await press('button', 'Reveal secret');
    const secret = vault.keys[0]?.record.secretKey ?? '';
    await seen(secret);
    vault.status = 'locked';
    vault.broadcast();
    await settle();
    await find('button', 'Unlock');
    expect(document.body.textContent).not.toContain(secret);
    expect(document.body.textContent).not.toContain('freqtrade');
  });

  it('locks at a press', async () => {
    const vault = background('unlocked').add();
    await open(vault);
    await press('button', 'Lock');
    await find('button', 'Unlock');
    expect(vault.status).toBe('locked');
  });
});
