// @vitest-environment jsdom
import { h } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '../../../src/views/pages/options-page.tsx';
import type { Services } from '../../../src/views/services.ts';
import { all, close, field, find, open, press, seen, settle, type } from './drive.ts';
import { FakeBackground, newCode, now, passphrase, recoveryCode } from './fake-services.ts';

afterEach(() => {
  vi.useRealTimers();
  close();
});

const nextPassphrase = 'another-one-for-a-test';
const groups = newCode.split('-');

const RecoveryPage = ({ services }: { services: Services }) =>
  h(OptionsPage, { services, startAt: 'recovery' });

/** Types the two groups that are asked for, the first one changed by `spoil`. */
async function typeBack(spoil: (group: string) => string = (group) => group): Promise<void> {
  await find('button', 'Save code');
  const asked = Array.from(document.querySelectorAll('label'), (label) => label.textContent).filter((text) =>
    text.startsWith('Group '),
  );
  expect(asked).toHaveLength(2);
  for (const [index, label] of asked.entries()) {
    const group = groups[Number(label.slice(6)) - 1] ?? '';
    await type(label, index === 0 ? spoil(group) : group.toLowerCase());
  }
}

async function openTask(background: FakeBackground) {
  const browser = await open(background, { surface: 'tab', view: RecoveryPage });
  await press('button', 'Show the code');
  await seen(groups[0] ?? '');
  return browser;
}

describe('the offer of a recovery code', () => {
  it('comes after the vault was made, can be put off, and stays as one line', async () => {
    const background = Object.assign(new FakeBackground(), { status: 'none' as const, code: null });
    const browser = await open(background);
    await type('New passphrase', passphrase);
    await type('Repeat passphrase', passphrase);
    await press('button', 'Create vault');
    await seen('It opens the vault if you ever forget the passphrase.');
    await find('button', 'Lock');
    await press('button', 'Not now');
    await seen('No recovery code yet.');
    await press('button', 'Make recovery code');
    expect(browser.opened).toEqual(['recovery']);
    expect(browser.closed).toBe(true);
  });

  it('is silent once there is a code', async () => {
    await open(new FakeBackground().add());
    await find('heading', 'Keys');
    expect(all('button', 'Make recovery code')).toEqual([]);
  });
});

describe('making a recovery code', () => {
  it('stores it after two of its groups were typed back, and shows it no more', async () => {
    const background = Object.assign(new FakeBackground(), { code: null });
    await openTask(background);
    expect(background.requests('recovery.save')).toEqual([]);
    await press('button', 'I have it');
    expect(document.body.textContent).not.toContain(groups[0]);
    await typeBack();
    await press('button', 'Save code');
    await seen('The recovery code is saved');
    expect(background.code).toBe(newCode);
    for (const group of groups) expect(document.body.textContent).not.toContain(group);
    await press('button', 'Done');
    await seen('There is one, on paper.');
  });

  it('stores nothing while a group is wrong, and shows the code again on request', async () => {
    const background = new FakeBackground();
    await openTask(background);
    await press('button', 'I have it');
    await typeBack(() => 'WRNG');
    await press('button', 'Save code');
    await seen('That isn’t this group.');
    expect(background.code).toBe(recoveryCode);
    await press('button', 'Show it again');
    await seen(groups[3] ?? '');
  });

  it('asks for the passphrase in place when it was typed too long ago, and goes on', async () => {
    const background = Object.assign(new FakeBackground(), { proved: false, code: null });
    await openTask(background);
    await press('button', 'I have it');
    await typeBack();
    await press('button', 'Save code');
    await seen('It has been a while.');
    await type('Passphrase', passphrase);
    await press('button', 'Go on');
    await seen('The recovery code is saved');
    expect(background.code).toBe(newCode);
  });

  it('prints by the browser, and copies with a countdown', async () => {
    const background = new FakeBackground();
    const browser = await openTask(background);
    await press('button', 'Print');
    expect(browser.printed).toBe(1);
    await seen('A printer may keep a copy');
    await press('button', 'Copy');
    expect(browser.clipboard).toBe(newCode);
    expect(background.requests('clipboard.clear-later')).toEqual([{ text: newCode }]);
    await seen('Clipboard clears in 30 s');
  });

  it('forgets the code and what was typed when the vault locks, and asks for the passphrase', async () => {
    const background = new FakeBackground();
    await openTask(background);
    background.status = 'locked';
    background.broadcast();
    await find('button', 'Unlock');
    for (const group of groups) expect(document.body.innerHTML).not.toContain(group);
    await type('Passphrase', passphrase);
    await press('button', 'Unlock');
    await find('button', 'Show the code');
  });
});

describe('forgotten passphrase', () => {
  const locked = () => Object.assign(new FakeBackground(), { status: 'locked' as const });
  const fillIn = async (code: string) => {
    await press('button', 'Forgotten passphrase?');
    await type('Recovery code', code);
    await type('New passphrase', nextPassphrase);
    await type('Repeat passphrase', nextPassphrase);
    await press('button', 'Open with the code');
  };

  it('opens with the code and a new passphrase', async () => {
    const background = locked().add();
    await open(background);
    await fillIn(recoveryCode);
    await find('heading', 'Keys');
    expect(background.passphrase).toBe(nextPassphrase);
  });

  it.each([
    ['recovery-code-malformed', 'That isn’t a recovery code.'],
    ['recovery-code-mistyped', 'There is a slip in the code.'],
    ['recovery-code-wrong', 'This code doesn’t open this vault.'],
  ] as const)('tells %s apart', async (code, text) => {
    const background = locked();
    background.failNext.set('vault.recover', code);
    await open(background);
    await fillIn(recoveryCode);
    await seen(text);
    expect((await field('Recovery code')).getAttribute('aria-invalid')).toBe('true');
  });

  it('says plainly when there is no code, and leaves the way to a new vault', async () => {
    await open(Object.assign(locked(), { code: null }));
    await press('button', 'Forgotten passphrase?');
    await find('heading', 'There is no recovery code');
    await press('button', 'Delete vault');
    await find('alertdialog', 'Delete this vault?');
  });
});

describe('the delay after wrong passphrases', () => {
  it('counts down, lets nothing through, and is over by itself', async () => {
    let time = now;
    const background = Object.assign(new FakeBackground(() => time), { status: 'locked' as const });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await open(background, { clock: () => time });
    background.retryAt = now + 20_000;
    await type('Passphrase', 'not the one that it is');
    await press('button', 'Unlock');
    await seen('Next try in 20 s');
    expect(all('status').map((one) => one.textContent)).toContain('The next try is possible in 20 seconds.');
    const button = await find('button', 'Unlock');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.click();
    await settle();
    expect(background.requests('vault.unlock')).toHaveLength(1);
    time += 20_000;
    vi.advanceTimersByTime(1000);
    await settle();
    await seen('You can try again now.');
    await type('Passphrase', passphrase);
    await press('button', 'Unlock');
    await find('heading', 'Keys');
  });
});

describe('progress', () => {
  it('is told once opening takes longer than 400 ms, and goes with it', async () => {
    const background = Object.assign(new FakeBackground(), { status: 'locked' as const });
    let finish = () => {};
    background.waits.set('vault.unlock', new Promise((done) => (finish = done)));
    await open(background);
    await type('Passphrase', passphrase);
    await find('button', 'Unlock');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    all('button', 'Unlock')[0]?.click();
    await settle();
    vi.advanceTimersByTime(399);
    await settle();
    expect(document.body.textContent).not.toContain('It takes a moment');
    vi.advanceTimersByTime(1);
    await settle();
    expect(document.body.textContent).toContain('It takes a moment on purpose');
    vi.useRealTimers();
    finish();
    await find('heading', 'Keys');
    expect(document.body.textContent).not.toContain('It takes a moment');
  });
});

describe('the passphrase and the vault key', () => {
  const options = (background: FakeBackground) => open(background, { surface: 'tab', view: OptionsPage });

  it('changes the passphrase, and says what still opens with the old one', async () => {
    const background = new FakeBackground();
    await options(background);
    await press('button', 'Change passphrase');
    await type('Current passphrase', passphrase);
    await type('New passphrase', nextPassphrase);
    await seen('Weak');
    await type('Repeat passphrase', nextPassphrase);
    await press('button', 'Change passphrase');
    await seen('still open with the old one');
    expect(background.passphrase).toBe(nextPassphrase);
  });

  it('says under the field that the current one is wrong', async () => {
    const background = new FakeBackground();
    await options(background);
    await press('button', 'Change passphrase');
    await type('Current passphrase', 'not the one that it is');
    await type('New passphrase', nextPassphrase);
    await type('Repeat passphrase', nextPassphrase);
    await press('button', 'Change passphrase');
    await seen('That isn’t the passphrase.');
    expect(background.passphrase).toBe(passphrase);
  });

  it('renews the vault key with a new code in the same go', async () => {
    const background = new FakeBackground();
    await options(background);
    await press('button', 'Renew vault key');
    await type('Current passphrase', passphrase);
    await press('button', 'Go on');
    await press('button', 'I have it');
    for (const label of Array.from(document.querySelectorAll('label'), (one) => one.textContent)) {
      await type(label, groups[Number(label.slice(6)) - 1] ?? '');
    }
    await press('button', 'Renew now');
    await seen('The vault key is renewed');
    expect(background.requests('vault.rotate-key')).toEqual([{ passphrase, code: newCode }]);
  });

  it('renews it without a code on request', async () => {
    const background = new FakeBackground();
    await options(background);
    await press('button', 'Renew vault key');
    await type('Current passphrase', passphrase);
    await press('button', 'Go on');
    await press('button', 'Go on without a code');
    await seen('The vault key is renewed');
    expect(background.code).toBeNull();
  });

  it('offers nothing of it while the vault is locked', async () => {
    await options(Object.assign(new FakeBackground(), { status: 'locked' }));
    await find('button', 'Unlock');
    expect(all('button', /(Change|Renew|code)/)).toEqual([]);
  });
});
