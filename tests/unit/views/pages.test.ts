// @vitest-environment jsdom
import { h } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '../../../src/views/pages/options-page.tsx';
import { WelcomePage } from '../../../src/views/pages/welcome-page.tsx';
import { all, choose, close, find, open, press, seen, settle } from './drive.ts';
import { FakeBackground } from './fake-services.ts';

afterEach(() => {
  close();
  delete document.documentElement.dataset['theme'];
});

describe('options', () => {
  const options = (background: FakeBackground) => open(background, { surface: 'tab', view: OptionsPage });

  it('writes each setting as soon as it is chosen', async () => {
    const background = new FakeBackground();
    await options(background);
    await choose('Lock after', '30');
    await press('switch', 'Lock when you are away');
    await choose('Clear the clipboard after', '60');
    await press('radio', 'Dark');
    await press('switch', 'Show the guide by itself');
    await press('switch', 'Stay offline');
    expect(background.settings).toEqual({
      autoLockMinutes: 30,
      lockWhenAway: false,
      clipboardClearSeconds: 60,
      theme: 'dark',
      guideAutoStart: false,
      offline: true,
    });
    await seen('Saved');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect((await find('switch', 'Show the guide by itself')).getAttribute('aria-checked')).toBe('false');
  });

  it('is drawn when all of it is known: nothing comes late and moves what is about to be pressed', async () => {
    const titles = () => all('heading').map(({ textContent }) => textContent);
    const late: (() => void)[] = [];
    const when = <Value>(value: Value) =>
      new Promise<Value>((done) => {
        late.push(() => done(value));
      });
    await open(new FakeBackground().add(), {
      surface: 'tab',
      view: ({ services }) =>
        h(OptionsPage, {
          services: {
            ...services,
            clipboard: {
              ...services.clipboard,
              read: { ...services.clipboard.read, granted: () => when(false) },
            },
            notify: { ...services.notify, granted: () => when(true) },
            access: {
              ...services.access,
              granted: () => when(false).then(() => Promise.reject(new Error())),
            },
            send: async (name, request) => {
              const answer = await services.send(name, request);
              return name === 'vault.state' ? when(answer) : answer;
            },
          },
        }),
    });
    // Everything is asked at once, and nothing is drawn before the last answer.
    await vi.waitFor(() => expect(late).toHaveLength(4));
    for (const answer of late) {
      expect(titles()).toEqual([]);
      answer();
      await settle();
    }
    await seen('Allowed');
    await find('button', 'Allow comparing');
    // What the browser does not tell is no reason to say that something is missing.
    expect(all('button', 'Allow on Binance')).toEqual([]);
  });

  it('takes a choice back that could not be saved', async () => {
    const background = new FakeBackground();
    await options(background);
    const select = await find('combobox', 'Lock after');
    const before = (select as HTMLSelectElement).value;
    background.failNext.set('settings.write', 'write-failed');
    await choose('Lock after', '30');
    await seen('What you changed last is not saved.');
    expect((select as HTMLSelectElement).value).toBe(before);
    background.failNext.set('settings.write', 'write-failed');
    await press('radio', 'Dark');
    expect(await find('radio', 'Dark')).toHaveProperty('checked', false);
  });

  it('deletes the vault after the warning', async () => {
    const background = new FakeBackground().add();
    await options(background);
    await press('button', 'Delete vault');
    await find('alertdialog', 'Delete this vault?');
    await press('button', 'Delete vault');
    await seen('There is no vault on this device.');
    expect(background.keys).toEqual([]);
  });
});

describe('first run', () => {
  const welcome = (background: FakeBackground) => open(background, { surface: 'tab', view: WelcomePage });

  it('leads to the vault in a tab', async () => {
    const browser = await welcome(Object.assign(new FakeBackground(), { status: 'none' }));
    await press('button', 'Create vault');
    expect(browser.opened).toEqual(['popup']);
  });

  it('does not offer a second vault', async () => {
    await welcome(Object.assign(new FakeBackground(), { status: 'locked' }));
    await find('button', 'Open Keystep');
    expect(all('button', 'Create vault')).toEqual([]);
  });

  it('names the hosts of the manifest', async () => {
    await welcome(new FakeBackground());
    await seen(
      'www, accounts and demo.binance.com. Of any other site only the address, when you open the popup there.',
    );
  });
});
