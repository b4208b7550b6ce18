// @vitest-environment jsdom
import { h, render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../../src/views/app.tsx';
import { OptionsPage } from '../../../src/views/pages/options-page.tsx';
import { close, find, open, press, seen, settle, type } from './drive.ts';
import { FakeBackground, fakeServices, passphrase, secretKey } from './fake-services.ts';

afterEach(() => {
  close();
  document.body.replaceChildren();
});

/** Everything that a page holds in sight or in fields. */
const onScreen = () =>
  document.body.innerHTML + Array.from(document.querySelectorAll('input'), ({ value }) => value).join('\n');

const lock = async (background: FakeBackground) => {
  background.status = 'locked';
  background.broadcast();
  await settle();
};

describe('proof before a secret', () => {
  const unproved = () => Object.assign(new FakeBackground().add(), { proved: false });

  it('asks in place, then reveals', async () => {
    const background = unproved();
    await open(background);
    await press('button', /^freqtrade spot/);
    await press('button', 'Reveal secret');
    await type('Passphrase', 'not the one that it is');
    await press('button', 'Go on');
    await seen('That isn’t the passphrase.');
    expect(onScreen()).not.toContain(secretKey);
    await type('Passphrase', passphrase);
    await press('button', 'Go on');
    await seen(secretKey);
    expect(onScreen()).not.toContain(passphrase);
    expect(background.requests('key.reveal').map(({ to }) => to)).toEqual(['show', 'show']);
  });

  it('asks in place, then copies', async () => {
    const background = unproved();
    const browser = await open(background);
    await press('button', /^freqtrade spot/);
    await press('button', 'Copy secret key');
    expect(browser.clipboard).toBe('');
    await type('Passphrase', passphrase);
    await press('button', 'Go on');
    await seen('Clipboard clears in 30 s');
    expect(browser.clipboard).toBe(secretKey);
    expect(background.requests('key.reveal').at(-1)).toMatchObject({ to: 'copy' });
  });

  it('can be called off', async () => {
    await open(unproved());
    await press('button', /^freqtrade spot/);
    await press('button', 'Reveal secret');
    await press('button', 'Cancel');
    await find('button', 'Reveal secret');
    expect(document.querySelectorAll('input')).toHaveLength(0);
  });
});

describe('on lock', () => {
  it('forgets a passphrase that was being typed for a proof', async () => {
    const background = Object.assign(new FakeBackground().add(), { proved: false });
    await open(background);
    await press('button', /^freqtrade spot/);
    await press('button', 'Reveal secret');
    await type('Passphrase', 'half a passph');
    await lock(background);
    await find('button', 'Unlock');
    expect(onScreen()).not.toContain('half a passph');
  });

  it.each([
    ['a new key', 'Add key', 'Secret key'],
    ['a plan', 'Plan a new key', null],
  ])('forgets %s in the making', async (_what, button, label) => {
    const background = new FakeBackground().add();
    await open(background);
    await press('button', button);
    if (label) await type(label, secretKey);
    await lock(background);
    await find('button', 'Unlock');
    expect(onScreen()).not.toContain(secretKey);
    expect(onScreen()).not.toContain('freqtrade');
  });

  it('forgets the passphrases of a change in the settings', async () => {
    const background = new FakeBackground();
    await open(background, { surface: 'tab', view: OptionsPage });
    await press('button', 'Change passphrase');
    await type('Current passphrase', passphrase);
    await type('New passphrase', 'half of the next');
    await lock(background);
    await find('button', 'Unlock');
    expect(onScreen()).not.toContain(passphrase);
    expect(onScreen()).not.toContain('half of the next');
  });

  it('forgets in the popup and in the settings at the same moment', async () => {
    const background = new FakeBackground().add();
    background.findings = [
      { kind: 'record-changed', id: null, label: 'freqtrade spot', foundAt: 0, healed: true },
    ];
    background.diary = [{ at: 0, what: 'secret-revealed', label: 'freqtrade spot', count: 1 }];
    const pages = [App, OptionsPage].map((view) => {
      const place = document.body.appendChild(document.createElement('div'));
      const askStart = () => background.send('popup.start', {});
      render(h(view, { services: fakeServices(background, 'tab').services, askStart }), place);
      return place;
    });
    await press('button', /^freqtrade spot/);
    await press('button', 'Reveal secret');
    await seen(secretKey);
    await seen('the secret was shown');
    await lock(background);
    expect(onScreen()).not.toContain('freqtrade');
    expect(onScreen()).not.toContain(secretKey);
    expect(pages.map((page) => page.querySelectorAll('input[type=password]').length)).toEqual([1, 1]);
    pages.forEach((page) => render(null, page));
  });
});
