// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnvelope } from '../../../src/messages/parse-envelope.ts';
import { readListing } from '../../../src/site/read-listing.ts';
import {
  apiPage,
  apiUrl,
  card,
  dialog,
  editForm,
  frame,
  lexiconFor,
  otherApiKey,
  sampleApiKey,
  sampleSecretKey,
  show,
} from './pages.ts';

const read = (html: string, url = apiUrl) => readListing(document, lexiconFor(show(html, url)));
const stars = '*'.repeat(16);

/** A card as it stands there: buttons in its head, boxes and addresses below the values. */
const listed = (
  label: string,
  apiKey: string,
  options: Parameters<typeof editForm>[0] & { secret?: string | null; more?: string } = {},
): string => {
  const { secret = stars, more = '', ...rest } = options;
  const below = editForm(rest).replace(/<div><button>Cancel<\/button><button>Save<\/button><\/div>/, '');
  return `<article>${card(label, apiKey, secret)}${more}${below}</article>`;
};

describe('readListing', () => {
  it('reads label, API key, type, boxes and addresses of each card', () => {
    const html = frame(
      apiPage(
        listed('freqtrade spot', sampleApiKey, {
          restricted: true,
          listed: '203.0.113.7',
          ticked: ['Enable Reading', 'Enable Spot &amp; Margin &amp; Stock Trading'],
        }) +
          listed('own script', otherApiKey, {
            ...{ secret: null, more: '<span>Ed25519</span><p>Created 2026-05-01 10:20</p>' },
            ticked: ['Enable Reading', 'Enable Withdrawals', 'Alpha Withdrawals'],
          }),
      ),
    );
    expect(read(html)).toEqual({
      unread: 0,
      keys: [
        {
          ...{ label: 'freqtrade spot', apiKey: sampleApiKey, keyType: 'hmac', day: null },
          permissions: ['enableReading', 'enableSpotAndMarginTrading'],
          ...{ unknownBoxes: [], restricted: true },
        },
        {
          ...{ label: 'own script', apiKey: otherApiKey, keyType: 'ed25519', day: '2026-05-01' },
          permissions: ['enableReading', 'enableWithdrawals', 'alphaWithdrawals'],
          ...{ unknownBoxes: [], restricted: false },
        },
      ],
    });
  });

  it('reads the only card of a page and nothing around it', () => {
    const around = '<label><input type="checkbox" checked>Remember this table</label>';
    const html = frame(around + apiPage(listed('the only one', sampleApiKey)) + around);
    expect(read(html)?.keys).toMatchObject([{ label: 'the only one', unknownBoxes: [], restricted: false }]);
  });

  it('names ticked boxes that it does not know, and no others', () => {
    const boxes =
      '<label><input type="checkbox" checked>Enable Lending</label><label><input type="checkbox">Enable Mining</label>';
    const html = frame(apiPage(listed('a', sampleApiKey, { more: boxes }) + listed('b', otherApiKey)));
    expect(read(html)?.keys.map(({ unknownBoxes }) => unknownBoxes)).toEqual([['Enable Lending'], []]);
  });

  it('says that a card shows no boxes', () => {
    const html = frame(apiPage(card('a', sampleApiKey, stars) + card('b', otherApiKey, null)));
    expect(read(html)?.keys).toMatchObject([
      { label: 'a', permissions: null, restricted: null },
      { label: 'b', permissions: null, restricted: null },
    ]);
  });

  it('counts cards that it cannot read', () => {
    const html = frame(apiPage(card('a', sampleApiKey, stars) + card('b', stars, stars) + card('c', '', '')));
    expect(read(html)).toMatchObject({ unread: 2, keys: [{ label: 'a' }] });
  });

  it.each([
    ['under its label', card('a', sampleApiKey, sampleSecretKey)],
    ['before the API key, in pieces', secretFirst()],
    ['as a title', card(sampleSecretKey, sampleApiKey, stars)],
    ['as the caption of a box', card('a', sampleApiKey, sampleSecretKey).replace('</h3>', boxWith())],
  ])('never takes a secret along that stands %s', (_where, html) => {
    const text = JSON.stringify(read(frame(apiPage(html + card('b', otherApiKey, stars)))));
    for (let at = 0; at < 60; at += 4) expect(text).not.toContain(sampleSecretKey.slice(at, at + 8));
  });

  it('reads nothing while a dialog covers the page, and finds nothing on a page without keys', () => {
    expect(
      read(frame(apiPage(card('a', sampleApiKey, stars)), dialog('<h2>Delete</h2><button>Confirm</button>'))),
    ).toBeNull();
    expect(read(frame(apiPage()))).toEqual({ keys: [], unread: 0 });
  });

  it('takes thirty keys, each with its own boxes', () => {
    const key = (index: number) => otherApiKey.slice(0, 62) + String(index).padStart(2, '0');
    const cards = Array.from({ length: 30 }, (_, index) =>
      listed(`bot ${index}`, key(index), { ticked: index % 2 === 0 ? ['Enable Withdrawals'] : [] }),
    );
    const keys = read(frame(apiPage(cards.join(''))))?.keys ?? [];
    expect(keys.map(({ label }) => label)).toEqual(cards.map((_, index) => `bot ${index}`));
    expect(keys.map(({ permissions }) => permissions?.length)).toEqual(
      cards.map((_, index) => (index + 1) % 2),
    );
  });

  it('reads the words of another language', () => {
    const html = frame(apiPage(listed('bot', sampleApiKey)))
      .replace('Enable Reading', '允许读取')
      .replaceAll('Edit restrictions', '编辑权限');
    expect(read(html, apiUrl.replace('/en/', '/zh-CN/'))?.keys[0]?.label).toBe('bot');
  });

  it('gives what the protocol takes, whatever the page calls things', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 400 })
      .map((value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    fc.assert(
      fc.property(text, text, text, (label, caption, more) => {
        const boxes = `<label><input type="checkbox" checked>${caption}</label><p>${more}</p>`;
        const shown = read(
          frame(apiPage(listed(label, sampleApiKey, { more: boxes }) + card(more, otherApiKey, stars))),
        );
        expect(() => parseEnvelope({ name: 'listing.offer', request: shown })).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

function secretFirst(): string {
  const pieces = sampleSecretKey.match(/.{16}/g)!.map((piece) => `<b>${piece}</b>`);
  return `<div><dl><dt>Secret Key</dt><dd>${pieces.join('')}</dd><dt>API Key</dt><dd>${sampleApiKey}</dd></dl><button>Edit restrictions</button></div>`;
}

function boxWith(): string {
  return `</h3><label><input type="checkbox" checked>${sampleSecretKey}</label>`;
}
