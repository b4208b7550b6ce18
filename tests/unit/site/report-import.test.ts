// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hint } from '../../../src/guide/hint.ts';
import { reportOf } from '../../../src/guide/report.ts';
import type { Look } from '../../../src/site/observe.ts';
import { observe } from '../../../src/site/observe.ts';
import { localeOf } from '../../../src/site/routes.ts';
import { PageScan } from '../../../src/site/scan.ts';
import { wordsIn } from '../../../src/site/wording/languages.ts';
import { lexicon } from '../../../src/site/wording/match.ts';
import { wordsFromPage } from '../../../src/site/wording/page-data.ts';
import { found, importReport } from '../../site/reported-page.ts';
import {
  apiPage,
  apiUrl,
  card,
  classicForm,
  editForm,
  frame,
  labelDialog,
  otherApiKey,
  sampleApiKey,
  sampleSecretKey,
  show,
  typeDialog,
} from './pages.ts';

const label = 'my private bot';
const hint: Hint = {
  step: 'create-key',
  anchor: 'create-api',
  wanted: ['create-api'],
  tone: 'calm',
  position: null,
  phase: { id: 'phase' },
  title: { id: 'title' },
  tag: null,
  body: [],
  why: null,
  bubble: null,
  lookFor: [],
  drawing: null,
  facts: [],
  preview: null,
  buttons: [],
};

interface Reported {
  readonly look: Look;
  readonly report: string;
}

function report(html: string, url = apiUrl, wanted: Hint['wanted'] = ['create-api']): Reported {
  const location = show(html, url);
  const words = wordsIn(localeOf(url));
  const book = lexicon(localeOf(url), words, wordsFromPage(document, words.english));
  const look = observe(document, location, book, label);
  const scan = new PageScan(book);
  const source = {
    document,
    scan,
    look,
    words,
    label,
    version: '0.1.0',
    userAgent: 'Mozilla Chrome/156.0.0.0',
  };
  return { look, report: reportOf({ ...source, hint: { ...hint, wanted } }) };
}

/** What was decided of each thing, without its elements. */
function decisions(look: Look): Record<string, unknown> {
  return Object.fromEntries(
    look
      .explain()
      .map(({ anchor, outcome, score, lead, bar }) => [
        anchor,
        outcome === 'absent' ? outcome : [outcome, score.toFixed(3), lead.toFixed(3), bar.score],
      ]),
  );
}

const de = 'https://www.binance.com/de/my/settings/api-management';
const shown = card(label, sampleApiKey, sampleSecretKey);
const older = card('another', otherApiKey, '********');
const pageData = `<script id="__APP_DATA" type="application/json">${JSON.stringify({
  pageData: { i18nResource: { 'Create API': 'Zorb kvitto', 'Edit restrictions': 'Blanda rakt' } },
})}</script>`;

const made: readonly (readonly [string, string, string?])[] = [
  ['the page with no key', frame(apiPage())],
  ['the page with two keys', frame(apiPage(older + shown))],
  ['a key whose secret is masked', frame(apiPage(card(label, sampleApiKey, '********')))],
  ['the choice of a type', frame(apiPage(), typeDialog)],
  ['the dialog that asks for a name', frame(apiPage(), labelDialog('typed by me', 'a key of mine'))],
  ['the classic form', frame(classicForm({ name: 'mine', days: '90', level: 'Read Only' }))],
  [
    'restrictions being edited',
    frame(
      apiPage(
        older + card(label, sampleApiKey, '****', editForm({ restricted: true, listed: '203.0.113.9' })),
      ),
    ),
  ],
  [
    'two buttons that say the same',
    frame('<h1>x</h1><button>Create API</button><button>Create API</button>'),
  ],
  ['a button that is hidden', frame('<h1>x</h1><button style="display:none">Create API</button>')],
  ['words in pieces', frame('<h1>x</h1><button>Create <b>API</b></button>')],
  [
    'words of the page’s own data',
    frame('<h1>x</h1><button>Zorb kvitto</button>') + pageData,
    apiUrl.replace('/en/', '/sv/'),
  ],
  [
    'words that are nearly these',
    frame(apiPage(card('x', sampleApiKey, null)).replace('will be subject', 'can be subject')),
  ],
  ['English words in German', frame(apiPage(shown)), de],
  ['German words', frame('<h1>API-Verwaltung</h1><button>API erstellen</button>'), de],
  [
    'a label by reference',
    frame('<p id="a7">Enable Futures</p><div role="checkbox" tabindex="0" aria-labelledby="a7"></div>'),
  ],
  [
    'classes that only begin like a box’s',
    frame(
      `<div class="bn-checkbox-row"><div role="checkbox" class="bn-checkbox is-checked" tabindex="0"
      aria-label="Enable Futures"></div><span class="bn-checkbox-text">Enable Futures</span></div>`,
    ),
  ],
  [
    'a label for a box',
    frame('<input type="checkbox" id="b7"><label for="b7">Enable Futures <i>for bots</i></label>'),
  ],
];

const pages = made.map(([name, html, url = apiUrl]) => [name, html, url] as const);

describe('a report of a wrong hint', () => {
  it.each(pages)('becomes a page on which everything is decided as it was: %s', (_name, html, url) => {
    const { look, report: text } = report(html, url);
    const before = decisions(look);
    const page = importReport(text, document);
    const now = page.look();
    expect(decisions(now)).toEqual(before);
    expect(found(now)).toEqual(page.marks);
  });

  it('tells which step, which thing and why, with the version, and marks what was found', () => {
    const { report: text } = report(frame(apiPage()));
    const [, form, version, page, step, seen, decided, best] = text.split('\n');
    expect([form, version]).toEqual(['keystep report 1', 'version: 0.1.0, Chrome/156']);
    expect(page).toBe('page: www.binance.com, api-management, en');
    expect(step).toBe('step: create-key, at create-api');
    expect(seen).toBe('seen: dialog none, secret none, card none');
    expect(decided).toBe('create-api: accepted, score 1.00 of 0.70, lead 1.00 of 0.20');
    expect(best).toBe('- button "Create API" en 1.00: words 0.60, role 0.25, place 0.15');
    expect(text).toContain('<button data-found="create-api">Create API</button>');
  });

  it('does not describe Binance’s own verification', () => {
    const { report: text } = report(
      frame(apiPage(), '<div id="mfa-shadow-host"><button>Save</button></div>'),
    );
    expect(text).toContain('verifying');
    expect(text).not.toContain('<');
    expect(() => importReport(text, document)).toThrow('has no page');
  });

  it('stays of a size that a tracker takes, on a page of any size', () => {
    const rows = '<div><a href="/en/trade/BTC">BTC</a><button>Buy</button><input></div>'.repeat(250);
    const { look, report: text } = report(frame(`${apiPage()}<div>${rows}</div>`));
    expect(text.length).toBeLessThan(20_000);
    const before = decisions(look);
    expect(decisions(importReport(text, document).look())).toEqual(before);
  });

  /** Everything that somebody may not want to show, put wherever a page can hold a text. */
  const names = fc.stringMatching(/^[b-df-hj-np-tv-z]{9,14}$/);
  const canaries = fc.oneof(
    names,
    fc.stringMatching(/^[A-Za-z0-9]{64}$/),
    fc.stringMatching(/^[1-9]\d{5,11}$/),
    fc.stringMatching(/^[b-df-hj-np-tv-z]{6,9}@[b-df-hj-np-tv-z]{5,8}\.com$/),
    fc.stringMatching(/^2(1|2)\d\.1(1|2)\d\.1(1|2)\d\.1(1|2)\d$/),
  );
  const places = fc.constantFrom<(text: string) => string>(
    (text) => `<p>${text}</p>`,
    (text) => `<button>${text}</button>`,
    (text) => `<button>Create API ${text}</button>`,
    (text) => `<button>Create <b>${text}</b></button>`,
    (text) => `<a href="https://www.binance.com/en/user/${text}?id=${text}">API Management</a>`,
    (text) =>
      `<button id="${text}" class="${text} bn-checkbox" data-state="${text}" name="${text}">Save</button>`,
    (text) =>
      `<button aria-label="${text}" title="${text}" role="${text}" tabindex="${text}">Edit restrictions</button>`,
    (text) =>
      `<label for="${text}">Label API Key to proceed ${text}</label><input id="${text}" value="${text}" placeholder="${text}">`,
    (text) => `<input readonly value="${text}" type="${text}"><textarea disabled>${text}</textarea>`,
    (text) =>
      `<p id="${text}">${text}</p><div role="checkbox" aria-checked="${text}" aria-labelledby="${text}">Enable Futures</div>`,
    (text) => card(text, text, text),
    (text) => `<select><option value="${text}">${text}</option></select><img alt="${text}" src="/${text}">`,
    (text) =>
      `<x-${text.replace(/[^a-z]/g, '')}>${text}<svg aria-label="${text}"><title>${text}</title></svg></x-${text.replace(/[^a-z]/g, '')}>`,
    (text) => `<!-- ${text} --><p hidden>You have reached the limit of ${text} API Keys</p>`,
    (text) =>
      `<div role="dialog" aria-modal="true" aria-label="${text}"><h2>${text}</h2><input value="${text}">Create API</div>`,
    (text) =>
      `<script id="__APP_DATA" type="application/json">{"pageData":{"i18nResource":{"Create API":"${text}"}}}</script><button>${text}</button>`,
  );
  const pageOf = (texts: fc.Arbitrary<string>) =>
    fc.array(fc.tuple(places, texts), { minLength: 1, maxLength: 6 });

  it('never holds a value, a name, a number or an address of the page, wherever it stands', () => {
    fc.assert(
      fc.property(pageOf(canaries), canaries, fc.boolean(), (parts, planned, dialog) => {
        const html = parts.map(([place, text]) => place(text)).join('');
        const page = dialog
          ? frame(apiPage(), `<div role="dialog" aria-modal="true">${html}</div>`)
          : frame(html);
        document.documentElement.lang = planned;
        const location = show(page);
        const words = wordsIn('en');
        const book = lexicon('en', words, wordsFromPage(document, words.english));
        const look = observe(document, location, book, planned);
        const wanted = look.explain().map(({ anchor }) => anchor);
        const text = reportOf({
          document,
          scan: new PageScan(book),
          look,
          hint: { ...hint, wanted },
          words,
          label: planned,
          version: '0.1.0',
          userAgent: `Mozilla/5.0 (${planned}) Gecko Firefox/153.0`,
        });
        for (const canary of [planned, ...parts.map(([, each]) => each)]) {
          expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
          // Nor a piece of it.
          expect(text.toLowerCase()).not.toContain(canary.slice(0, 6).toLowerCase());
        }
      }),
      { numRuns: 40 },
    );
  }, 300_000);

  it('is decided as it was on any page made of known and unknown parts', () => {
    fc.assert(
      fc.property(pageOf(names), (parts) => {
        const html = parts.map(([place, text]) => place(text)).join('');
        const { look, report: text } = report(frame(`<h1>API Management</h1>${html}`));
        fc.pre(!look.observation.verifying);
        const before = decisions(look);
        expect(decisions(importReport(text, document).look())).toEqual(before);
      }),
      { numRuns: 15 },
    );
  }, 300_000);
});

describe('what comes as a report', () => {
  const good = (): string => report(frame(apiPage())).report;

  it.each<[string, (text: string) => string, string]>([
    ['of another kind', () => 'It does not work.', 'This is no report'],
    ['of no page', (text) => text.replace('page: www', 'page of www'), '"page:"'],
    ['cut off', (text) => text.slice(0, -200), 'cut off or damaged'],
    ['with a script', (text) => text.replace('<body>', '<body><script>alert(1)</script>'), '"script"'],
    ['with an element of its own', (text) => text.replace('<body>', '<body><iframe/>'), '"iframe"'],
    ['with a handler', (text) => text.replace('<body>', '<body onload="alert(1)">'), 'onload'],
    ['with an address', (text) => text.replace('<body>', '<body><img src="//example.com/x"/>'), 'src'],
    [
      'with a link of its own',
      (text) => text.replace('<body>', '<body><a href="javascript:alert(1)">x</a>'),
      'href',
    ],
    ['with a style', (text) => text.replace('<body>', '<body><div style="color:red"/>'), 'style'],
    ['with a comment', (text) => text.replace('<body>', '<body><!-- x -->'), 'words alone'],
  ])('is refused, and says why: %s', (_name, change, reason) => {
    const text = change(good());
    expect(() => importReport(text, document)).toThrow(reason);
  });

  it('may have text of a person around it, and other line ends', () => {
    const text = `It pointed at the wrong thing.\r\n\r\n${good().replaceAll('\n', '\r\n')}\r\n\r\nThanks`;
    expect(importReport(text, document).marks.has('create-api')).toBe(true);
  });
});
