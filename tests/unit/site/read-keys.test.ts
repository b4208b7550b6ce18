// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewKeys, readKeys } from '../../../src/site/read-keys.ts';
import type { KeyReading } from '../../../src/site/read-keys.ts';
import {
  apiUrl,
  lexiconFor,
  apiPage,
  card,
  dialog,
  frame,
  otherApiKey,
  sampleApiKey,
  sampleSecretKey,
  show,
} from './pages.ts';

const read = (html: string, label: string | null = null): KeyReading =>
  readKeys(document, lexiconFor(show(html)), label);
const both = { status: 'read', apiKey: sampleApiKey, secretKey: sampleSecretKey };
const stars = '*'.repeat(16);

describe('readKeys: what is beyond doubt', () => {
  it('from a card among masked ones', () =>
    expect(
      read(frame(apiPage(card('old', otherApiKey, stars) + card('new', sampleApiKey, sampleSecretKey)))),
    ).toEqual(both));
  it('from a dialog over the same card', () =>
    expect(
      read(
        frame(apiPage(card('new', sampleApiKey, stars)), dialog(card('new', sampleApiKey, sampleSecretKey))),
      ),
    ).toEqual(both));
  it('from read-only fields', () => {
    const field = (value: string): string => `<input readonly value="${value}">`;
    expect(read(frame(apiPage(card('new', field(sampleApiKey), field(sampleSecretKey)))))).toEqual(both);
  });
  it('from flat rows, and with the secret first', () => {
    const flat = `<dl><dt>Secret Key:</dt><dd>${sampleSecretKey}</dd><dt>API Key:</dt><dd>${sampleApiKey}</dd></dl>`;
    expect(read(frame(apiPage(flat)))).toEqual(both);
  });
  it('from values in several nodes', () => {
    const split = (value: string): string =>
      `<b>${value.slice(0, 10)}</b>${value.slice(10, 30)}<wbr><i>${value.slice(30)}</i>`;
    expect(read(frame(apiPage(card('new', split(sampleApiKey), split(sampleSecretKey)))))).toEqual(both);
  });
  it('in the words of other languages', () => {
    const html = frame(apiPage(card('new', sampleApiKey, sampleSecretKey)))
      .replace('>API Key<', '>Ключ API<')
      .replace('>Secret Key<', '>Секретный ключ<');
    const url = apiUrl.replace('/en/', '/ru/');
    show(html, url);
    expect(readKeys(document, lexiconFor(url))).toEqual(both);
  });
  it('a self-generated key beside another, and shown once more in several nodes', () => {
    const again = `<p>${sampleApiKey}</p><p>${sampleApiKey.slice(0, 32)}<wbr>${sampleApiKey.slice(32)}</p>`;
    const cards = card('old', otherApiKey, null) + card('new', again, null);
    expect(read(frame(apiPage(cards)), 'new')).toEqual({ ...both, secretKey: null });
  });
  it('a self-generated key alone has no secret', () => {
    expect(read(frame(apiPage(card('new', sampleApiKey, null))))).toEqual({ ...both, secretKey: null });
    const two = card('old', otherApiKey, null) + card('new', sampleApiKey, null);
    expect(read(frame(apiPage(two)), 'new')).toEqual({ ...both, secretKey: null });
    expect(read(frame(apiPage(two))).status).toBe('none');
  });
});

describe('readKeys: what is refused', () => {
  it.each([
    ['masked', card('new', sampleApiKey, stars)],
    ['loading', card('new', sampleApiKey, '')],
    ['loading', card('new', '', sampleSecretKey)],
    ['loading', card('new', sampleApiKey, sampleSecretKey.slice(1))],
    ['unreadable', card('new', sampleApiKey, `${sampleSecretKey}x`)],
    ['unreadable', card('new', sampleApiKey, sampleApiKey)],
    ['unreadable', card('new', sampleApiKey, `<p>${sampleSecretKey}</p><p>${otherApiKey}</p>`)],
    ['ambiguous', card('a', sampleApiKey, sampleSecretKey) + card('b', otherApiKey, sampleSecretKey)],
    ['none', '<p>Your Account has not created any API Keys yet.</p>'],
  ])('%s: %#', (status, cards) => expect(read(frame(apiPage(cards))).status).toBe(status));

  it('values before their labels', () => {
    const html = `<div><div>${sampleApiKey}</div><div>API Key</div><div>${sampleSecretKey}</div><div>Secret Key</div></div>`;
    expect(read(frame(apiPage(html))).status).not.toBe('read');
  });
  it('labels in one row, values in the next', () => {
    const html = `<table><tr><th>API Key</th><th>Secret Key</th></tr><tr><td>${sampleApiKey}</td><td>${sampleSecretKey}</td></tr></table>`;
    expect(read(frame(apiPage(html))).status).not.toBe('read');
  });
  it('a key beside a value that no known words name: it may be the secret, or the key itself', () => {
    const pair = card('new', sampleApiKey, sampleSecretKey);
    const split = card(
      'new',
      sampleApiKey,
      `${sampleSecretKey.slice(0, 20)}<wbr>${sampleSecretKey.slice(20)}`,
    );
    const lookAlike = pair.replace('>API Key<', '>АРI Кеу<').replace('>Secret Key<', '>API Key<');
    for (const html of [pair, split].map((one) => one.replace('>Secret Key<', '>Hemmelig værdi<')))
      expect(read(frame(apiPage(html))).status).not.toBe('read');
    expect(read(frame(apiPage(lookAlike))).status).toBe('unreadable');
  });
  it('hidden values, and a field that can be edited', () => {
    expect(
      read(frame(apiPage(card('new', sampleApiKey, `<span style="display:none">${sampleSecretKey}</span>`))))
        .status,
    ).toBe('loading');
    expect(read(frame(apiPage(card('new', sampleApiKey, `<input value="${sampleSecretKey}">`)))).status).toBe(
      'loading',
    );
  });
});

describe('readKeys: whatever the page looks like', () => {
  const key = fc.stringMatching(/^[A-Za-z0-9]{64}$/);
  const wrap = fc.constantFrom(
    (value: string) => value,
    (value: string) => `<span>${value}</span>`,
    (value: string) => `<div><div>${value}</div></div>`,
    (value: string) => `<input readonly value="${value}">`,
    (value: string) => `${value.slice(0, 16)}<wbr>${value.slice(16)}`,
    (value: string) => `<b>${value}</b><button>Copy</button>`,
    (value: string) => `<button>Copy</button><code>${value}</code>`,
    (value: string) => value.slice(0, 40),
    (value: string) => `${value}${value}`,
    () => '',
    () => '******',
  );
  const order = fc.constantFrom('normal', 'swapped', 'labels first', 'values first');

  it('key and secret are never mixed up: read right, or not at all', () => {
    fc.assert(
      fc.property(
        key,
        key,
        key,
        wrap,
        wrap,
        order,
        fc.boolean(),
        (apiKey, secretKey, other, a, b, rows, more) => {
          fc.pre(new Set([apiKey, secretKey, other]).size === 3);
          const [name, value] = ['<div>API Key</div>', `<div>${a(apiKey)}</div>`];
          const [name2, value2] = ['<div>Secret Key</div>', `<div>${b(secretKey)}</div>`];
          const inner = {
            normal: `<p>${name}${value}</p><p>${name2}${value2}</p>`,
            swapped: `${name2}${value2}${name}${value}`,
            'labels first': `${name}${name2}${value}${value2}`,
            'values first': `${value}${name}${value2}${name2}`,
          }[rows];
          const old = more ? card('old', other, stars) : '';
          const reading = read(frame(apiPage(`${old}<section>${inner}</section>`)));
          if (reading.status !== 'read') return;
          expect([apiKey, other]).toContain(reading.apiKey);
          expect([secretKey, null]).toContain(reading.secretKey);
          if (reading.secretKey !== null) expect(reading.apiKey).toBe(apiKey);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('previewKeys', () => {
  it('first five and last four', () => {
    expect(previewKeys(both as KeyReading)).toEqual({
      apiKey: { first: 'vmPUZ', last: 'Eh8A' },
      secretKey: { first: 'NhqPt', last: 'Tj0j' },
    });
    expect(previewKeys({ status: 'masked' })).toBeNull();
  });
});
