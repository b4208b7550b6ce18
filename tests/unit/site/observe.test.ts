// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { AnchorId } from '../../../src/site/anchors.ts';
import type { Look } from '../../../src/site/observe.ts';
import { observe } from '../../../src/site/observe.ts';
import {
  apiPage,
  apiUrl,
  card,
  classicForm,
  dialog,
  editForm,
  frame,
  labelDialog,
  lexiconFor,
  otherApiKey,
  sampleApiKey,
  sampleSecretKey,
  show,
  typeDialog,
} from './pages.ts';

const stars = '*'.repeat(32);

function look(html: string, url = apiUrl, label: string | null = null): Look {
  return observe(document, show(html, url), lexiconFor(url), label);
}

function seen(html: string, url?: string): AnchorId[] {
  return (Object.keys(look(html, url).observation.seen) as AnchorId[]).sort();
}

function textOf(found: Look, anchor: AnchorId): string {
  return found.elementOf(anchor)?.textContent.replace(/\s+/g, ' ').trim() ?? 'none';
}

describe('observe: on the way', () => {
  const signedOut =
    '<header><a href="/en/markets">Markets</a><a href="https://accounts.binance.com/en/login">Log In</a></header>';

  it('a signed-out home offers to sign in', () => {
    const found = look(signedOut, 'https://www.binance.com/en');
    expect(found.observation).toMatchObject({ route: 'home', signedIn: 'no' });
    expect(textOf(found, 'log-in')).toBe('Log In');
  });
  it('of two that say so, the link that leads there; two equal ones: none, but signed out all the same', () => {
    const header = (more: string): string => `<header><button>Log In</button>${more}</header><main>x</main>`;
    const found = look(
      header('<a href="https://accounts.binance.com/en/login">Login</a>'),
      'https://www.binance.com/zh-CN',
    );
    expect(textOf(found, 'log-in')).toBe('Login');
    const equal = look(header('<button>Login</button>'), 'https://www.binance.com/en');
    expect(equal.elementOf('log-in')).toBeNull();
    expect(equal.observation.signedIn).toBe('no');
    expect(equal.explain().find(({ anchor }) => anchor === 'log-in')?.outcome).toBe('rival');
  });
  it('a signed-in page has the menu and the link, not the gear of the header', () => {
    const found = look(frame('<h1>Dashboard</h1>'), 'https://www.binance.com/en/my/dashboard');
    expect(found.elementOf('profile-menu')?.getAttribute('aria-expanded')).toBe('false');
    expect(found.elementOf('api-management')?.getAttribute('href')).toBe('/en/my/settings/api-management');
    expect(found.elementOf('settings-menu')?.localName).toBe('a');
  });
  it('a link without known words is found by where it leads, on Binance alone', () => {
    const page = (href: string): string =>
      frame('').replaceAll('/en/my/settings/api-management', href).replace('>API Management', '>Ключи');
    expect(seen(page('/ar/my/settings/api-management'), 'https://www.binance.com/ar/my/dashboard')).toContain(
      'api-management',
    );
    expect(
      seen(
        page('https://evil.example/en/my/settings/api-management'),
        'https://www.binance.com/ar/my/dashboard',
      ),
    ).not.toContain('api-management');
  });
});

describe('observe: the current flow', () => {
  it('the empty page: the right button among its neighbours', () => {
    const found = look(frame(apiPage()));
    expect(textOf(found, 'create-api')).toBe('Create API');
    expect(found.observation).toMatchObject({
      signedIn: 'yes',
      keyCount: 0,
      secret: 'none',
      dialog: 'none',
      loading: false,
    });
    expect(found.observation.seen['default-security-controls']?.checked).toBe(true);
  });
  it('the type dialog hides the page behind it', () => {
    const found = look(frame(apiPage(), typeDialog));
    expect(found.observation.dialog).toBe('scripted');
    expect(found.elementOf('create-api')).toBeNull();
    expect(found.observation.seen['type-system-generated']).toMatchObject({
      checked: true,
      words: 'System generated',
    });
    expect(textOf(found, 'next')).toBe('Next');
  });
  it('cards without known words are told apart by the methods that they name', () => {
    const html = typeDialog
      .replace('System generated', 'Vom System')
      .replace('Self-generated', 'Selbst gemacht');
    const found = look(frame(apiPage(), html), 'https://www.binance.com/sv/my/settings/api-management');
    expect(textOf(found, 'type-system-generated')).toContain('HMAC');
    expect(textOf(found, 'type-self-generated')).toContain('Ed25519');
  });
  it('the label dialog: field, public key and button', () => {
    expect(seen(frame(apiPage(), labelDialog('', '')))).toEqual([
      'label-field',
      'label-submit',
      'next',
      'public-key-field',
    ]);
    expect(look(frame(apiPage(), labelDialog('x'))).observation.seen['label-field']?.filled).toBe(true);
  });
  it('a field without known words is found where it is the only one', () => {
    const html = labelDialog('').replace('Label API Key to proceed', 'Ge nyckeln ett namn');
    const url = 'https://www.binance.com/sv/my/settings/api-management';
    expect(seen(frame(apiPage(), html), url)).toContain('label-field');
    expect(
      seen(frame(apiPage(), html.replace('<button>Cancel', '<input><button>Cancel')), url),
    ).not.toContain('label-field');
  });
  it('the edit form: boxes, addresses and their state', () => {
    const page = (form: string): string => frame(apiPage(card('mine', sampleApiKey, stars, form)));
    const found = look(
      page(
        editForm({
          restricted: true,
          listed: '203.0.113.7',
          ticked: ['Enable Reading', 'Enable Withdrawals'],
        }),
      ),
    );
    const { seen: all } = found.observation;
    expect(all['perm-enableWithdrawals']?.checked).toBe(true);
    expect(all['perm-enableSpotAndMarginTrading']?.checked).toBe(false);
    expect(all['ip-restricted']?.checked).toBe(true);
    expect(all['ip-listed']).toBeDefined();
    expect(all['ip-field']?.filled).toBe(false);
    expect(textOf(found, 'ip-confirm')).toBe('Confirm');
    expect(textOf(found, 'save')).toBe('Save');
    expect(look(page(editForm({}))).observation.seen['ip-listed']).toBeUndefined();
  });
  it('the other of two address options needs no words', () => {
    const form = editForm({}).replace('Restrict access to trusted IPs only (Recommended)', 'Endast mina');
    expect(textOf(look(frame(apiPage(card('mine', sampleApiKey, stars, form)))), 'ip-restricted')).toBe(
      'Endast mina',
    );
  });
});

describe('observe: several keys', () => {
  const two = (first: string, second: string): string => frame(apiPage(first + second));

  it('the card with the fresh secret is meant', () => {
    const found = look(two(card('old', otherApiKey, stars), card('new', sampleApiKey, sampleSecretKey)));
    expect(found.observation).toMatchObject({ secret: 'shown', card: 'fresh', keyCount: 2 });
    expect(found.elementOf('edit-restrictions')?.closest('.card')?.textContent).toContain('new');
    expect(found.elementOf('key-values')?.textContent).toContain(sampleSecretKey);
  });
  it('the card being edited is meant', () => {
    const found = look(two(card('old', otherApiKey, stars), card('new', sampleApiKey, stars, editForm({}))));
    expect(found.observation.card).toBe('editing');
    expect(found.elementOf('save')?.closest('.card')?.textContent).toContain('new');
  });
  it('the card being edited is meant, whole, where Save stands in its head', () => {
    const save = '<button class="primary">Save</button>';
    const edited = card('new', sampleApiKey, stars, editForm({}))
      .replace(/<button[^>]*>Save<\/button>/, '')
      .replace('</h3>', `</h3><div>${save}</div>`);
    const found = look(two(card('old', otherApiKey, stars), edited));
    expect(found.observation.card).toBe('editing');
    expect(found.elementOf('save')?.closest('.card')?.textContent).toContain('new');
    expect(found.elementOf('ip-restricted')?.closest('.card')?.textContent).toContain('new');
  });
  it('the card with the plan’s label is meant', () => {
    const html = two(card('old', otherApiKey, stars), card('new', sampleApiKey, stars));
    expect(look(html, apiUrl, 'new').elementOf('edit-restrictions')?.closest('.card')?.textContent).toContain(
      'new',
    );
  });
  it('of equal cards none is', () => {
    const found = look(two(card('old', otherApiKey, stars), card('new', sampleApiKey, stars)));
    expect(found.observation).toMatchObject({ card: null, secret: 'none', keyCount: 2 });
    expect(found.elementOf('edit-restrictions')).toBeNull();
  });
  it('two shown secrets are a doubt', () => {
    const found = look(two(card('a', otherApiKey, sampleApiKey), card('b', sampleSecretKey, otherApiKey)));
    expect(found.observation.secret).toBe('unreadable');
  });
});

describe('observe: the secret', () => {
  const state = (secret: string | null): string =>
    look(frame(apiPage(card('mine', sampleApiKey, secret)))).observation.secret;

  it.each([
    [sampleSecretKey, 'shown'],
    [stars, 'masked'],
    ['••••••••', 'masked'],
    [sampleSecretKey.slice(0, 32), 'loading'],
    ['', 'loading'],
    ['<i class="bn-skeleton"></i>', 'loading'],
    [`${sampleSecretKey.slice(0, 12)}…${sampleSecretKey.slice(-8)}`, 'unreadable'],
    [`<input readonly value="${sampleSecretKey}">`, 'shown'],
    [`<input readonly type="password" value="${sampleSecretKey}">`, 'unreadable'],
    [`${sampleSecretKey.slice(0, 20)}<wbr>${sampleSecretKey.slice(20)}`, 'shown'],
    [null, 'key-only'],
  ])('%j is %s', (secret, expected) => expect(state(secret)).toBe(expected));

  it('without a known label two values are noticed and not read', () => {
    const html = frame(apiPage(card('mine', sampleApiKey, sampleSecretKey)))
      .replaceAll('>API Key<', '>Avain<')
      .replaceAll('>Secret Key<', '>Salaisuus<');
    expect(look(html).observation.secret).toBe('unreadable');
  });
  it('no value is in the observation', () => {
    const { observation } = look(frame(apiPage(card('mine', sampleApiKey, sampleSecretKey))));
    const text = JSON.stringify(observation);
    for (const value of [sampleApiKey, sampleSecretKey]) {
      for (let at = 0; at < 60; at += 5) expect(text).not.toContain(value.slice(at, at + 5));
    }
  });
  it('a mark tells two keys apart and stays the same for one', () => {
    const mark = (apiKey: string): number | null =>
      look(frame(apiPage(card('mine', apiKey, sampleSecretKey)))).observation.keyMark;
    expect(mark(sampleApiKey)).toBe(mark(sampleApiKey));
    expect(mark(sampleApiKey)).not.toBe(mark(otherApiKey));
  });
});

describe('observe: the classic flow', () => {
  it('every field of the form', () => {
    const { seen: all } = look(frame(classicForm({ days: '90', level: 'Read Only' }))).observation;
    expect(all['label-field']?.filled).toBe(false);
    expect(all.validity).toMatchObject({ filled: true, choice: 2 });
    expect(all['permission-read-only']?.checked).toBe(true);
    expect(all['permission-read-write']?.checked).toBe(false);
    expect(all['accept-terms']?.checked).toBe(false);
    expect(all.generate).toBeDefined();
  });
  it('a title "API Key" is no key', () => {
    expect(look(frame(classicForm())).observation).toMatchObject({ secret: 'none', keyCount: null });
  });
});

describe('observe: what must not disturb', () => {
  it('hidden panes and twins do not count', () => {
    const hidden = `<div style="display:none"><button>Create API</button>${card('x', otherApiKey, sampleSecretKey)}</div>`;
    const found = look(frame(apiPage() + hidden));
    expect(textOf(found, 'create-api')).toBe('Create API');
    expect(found.observation.secret).toBe('none');
  });
  it('a cookie banner that calls itself a dialog is no dialog', () => {
    const banner =
      '<div id="onetrust-banner-sdk" role="dialog" aria-modal="true"><button>Accept</button></div>';
    expect(look(frame(apiPage(), banner)).observation.dialog).toBe('none');
  });
  it('an unknown modal dialog leaves nothing to point at', () => {
    const found = look(frame(apiPage(), dialog('<p>News</p><button>Great</button>')));
    expect(found.observation).toMatchObject({ dialog: 'scripted', seen: {} });
  });
  it('the verification is noticed by its host alone', () => {
    expect(look(`${frame(apiPage())}<div id="mfa-shadow-host"></div>`).observation.verifying).toBe(true);
  });
  it('skeletons mean loading', () => {
    expect(look(frame('<div class="bn-skeleton-x1"></div>')).observation.loading).toBe(true);
  });
  it('a page that breaks the look is an empty one', () => {
    const location = show('<form><input name="querySelectorAll"></form>');
    const broken = { documentElement: null } as unknown as Document;
    expect(observe(broken, location, lexiconFor(location)).observation.seen).toEqual({});
  });
  it('clobbered names and endless texts do no harm', () => {
    const found = look(
      `${frame(apiPage())}<img name="body"><form><input name="parentElement"><input name="contains"></form>
       <p>${'Create API '.repeat(20_000)}</p>${'<div>'.repeat(300)}<b>deep</b>`,
    );
    expect(textOf(found, 'create-api')).toBe('Create API');
  });
  it('nothing is written to the page', () => {
    const location = show(frame(apiPage(card('mine', sampleApiKey, sampleSecretKey)), labelDialog()));
    const before = document.documentElement.outerHTML;
    observe(document, location, lexiconFor(location));
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
