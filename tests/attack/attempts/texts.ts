import { expect } from 'vitest';
import { control, press } from '../../e2e/harness/controls.ts';
import { pressKeep } from '../../e2e/harness/lifecycle.ts';
import type { OverlayState } from '../../e2e/harness/overlay.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { addKey } from '../stage.ts';
import type { Group, Stage, Victim } from '../attack.types.ts';
import { formulaForSpreadsheets } from './formulas.ts';
import { keepButton } from './presses.ts';

const key = (letter: string) => ({ apiKey: letter.repeat(64), secretKey: letter.repeat(63) + '0' });
const hostile = [
  '<img src=x onerror="document.title=\'ran\'"><script>document.title="ran"</script>',
  '\u202egnp.exe\u2066 \u200b\u200f reversed',
  '${document.title="ran"} {{7*7}} %s%n%x $1 $& __MSG_extension_name__',
  '=HYPERLINK("https://evil.example","x")',
  '"; DROP TABLE keys; -- \\u0000 \0 \r\n\t',
  'Ω'.repeat(200),
] as const;

/** What the panel on a page drew: how it quotes the page, and whether markup came of it. */
async function drawn(stage: Stage, { page }: Victim) {
  const root = await stage.browser.closedRoot(page);
  return root?.call((tree) => ({
    markup: tree.querySelectorAll('img, b, script').length,
    wide: Array.from(tree.querySelectorAll('[data-part="panel"]')).some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    ),
    quotations: Array.from(tree.querySelectorAll('bdi.says'), (element) => ({
      text: element.textContent,
      inside: element.childElementCount,
      apart: getComputedStyle(element).unicodeBidi,
    })),
  }));
}

/** Opens a page whose own data says that these words mean "Create API", and whose button says them. */
const openWithWords = (stage: Stage, evil: string) =>
  stage.open('list', {
    query: { words: evil },
    before: () => {
      addEventListener('DOMContentLoaded', () => {
        const words = new URLSearchParams(location.search).get('words')!;
        document.getElementById('create')!.textContent = words;
        document.getElementById('__APP_DATA')!.textContent = JSON.stringify({
          pageData: {
            i18nResource: {
              createApi: words,
              'create-api': 'x'.repeat(100_000),
              ['__proto__']: { polluted: 'yes' },
              nest: JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500)) as object,
            },
          },
        });
      });
    },
  });

/** Texts from outside that want to be more than text. */
export const texts: Group = {
  name: 'hostile texts',
  attempts: [
    {
      number: 62,
      title: 'names keys with markup, reversed text, templates, formulas and control characters',
      requirement: 'R39',
      try: async (stage) => {
        const ids: string[] = [];
        for (const [index, label] of hostile.entries())
          ids.push(await addKey(stage, { label, ...key('ABCDEF'.charAt(index)) }));
        const popup = await stage.browser.openExtensionPage('popup');
        const shown = await poll('every key in the list', async () => {
          const labels = await popup.evaluate(() =>
            Array.from(document.querySelectorAll('li bdi'), (label) => ({
              text: label.textContent,
              apart: getComputedStyle(label).unicodeBidi,
              inside: label.childElementCount,
            })),
          );
          return labels.length >= hostile.length ? labels : undefined;
        });
        for (const label of hostile) expect(shown.map(({ text }) => text)).toContain(label);
        expect(shown.every(({ apart, inside }) => apart === 'isolate' && inside === 0)).toBe(true);
        const page = await popup.evaluate(() => ({
          title: document.title,
          odd: document.querySelectorAll('img[src="x"], script:not([src])').length,
          wide: document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        }));
        expect(page).toMatchObject({ odd: 0, wide: true });
        expect(page.title).not.toContain('ran');
        for (const id of ids)
          await stage.ask('key.delete', {
            opId: crypto.randomUUID().replaceAll('-', ''),
            id,
            revision: 1,
          });
      },
    },
    {
      number: 63,
      title: 'types a label of 100,000 characters',
      requirement: 'R18',
      try: async (stage) => {
        const label = 'x'.repeat(100_000);
        await expect(addKey(stage, { label, ...key('A') })).rejects.toThrow('bad-message');
        const popup = await stage.browser.openExtensionPage('popup');
        await press(popup, 'Add key');
        const field = await control(popup, { role: 'textbox', name: 'Label' });
        await field.evaluate((input, text) => {
          (input as HTMLInputElement).focus();
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- what attackers still have
          document.execCommand('insertText', false, text);
        }, label);
        const length = await field.evaluate((input) => (input as HTMLInputElement).value.length);
        expect(length).toBeLessThanOrEqual(200);
        await stage.ask('draft.clear', { form: 'add-key' });
      },
    },
    {
      number: 64,
      title: 'names a page’s own labels with markup, and 100,000 characters beside the secret',
      requirement: 'R39',
      try: async (stage) => {
        const victim = await stage.open('key');
        await keepButton(victim);
        const isHarmless = async ({ text, panel }: OverlayState) => {
          expect(text).not.toMatch(/onerror|HYPERLINK|x{9}|\u202e/);
          expect(panel?.width).toBeLessThan(500);
          expect(await drawn(stage, victim)).toMatchObject({ markup: 0, wide: false });
        };
        // The labels of the values themselves: Keystep knows them no more, and says so in its own words.
        await victim.page.evaluate((all) => {
          document.getElementById('api-label')!.textContent = `API Key ${all[0]}`;
          document.getElementById('secret-label')!.textContent = `Secret Key \u202e${all[3]}`;
        }, hostile);
        await isHarmless(
          await victim.overlay.waitFor('no button to keep', ({ actions }) =>
            actions.every(({ name }) => name !== 'keep-key'),
          ),
        );
        // Everything around them, and another pair: once the panel shows its ends, Keystep has looked at all of it.
        const pair = { apiKey: `Lbl${'k'.repeat(60)}7`, secretKey: `Mrk${'s'.repeat(60)}8` };
        await victim.page.evaluate(
          (all, { apiKey, secretKey }) => {
            const put = (id: string, text: string) => (document.getElementById(id)!.textContent = text);
            document.title = all[0]!;
            put('label', all.join(' ').repeat(300));
            put('api-label', 'API Key');
            put('secret-label', 'Secret Key');
            put('filler', '\u202e'.repeat(1000) + 'x'.repeat(100_000));
            put('api', apiKey);
            put('secret', secretKey);
            const beside = document.createElement('span');
            beside.textContent = 'x'.repeat(100_000);
            document.getElementById('secret-row')!.append(beside);
          },
          hostile,
          pair,
        );
        await isHarmless(
          await victim.overlay.waitFor('the ends of the other pair', ({ text }) =>
            [pair.apiKey, pair.secretKey].every((value) => text.includes(value.slice(0, 4))),
          ),
        );
        await pressKeep(victim.overlay);
        const [kept, ...more] = await stage.ask('waiting.list', {});
        expect(more).toEqual([]);
        expect(kept?.fields.apiKey).toBe(pair.apiKey);
        expect(JSON.stringify(kept)).not.toMatch(/onerror|HYPERLINK|x{9}|\u202e/);
      },
    },
    {
      number: 65,
      title: 'brings words of its own for the guide, as markup and without end',
      requirement: 'R39',
      try: async (stage) => {
        // The panel quotes the page's button; the page's own data says that these words mean "Create API".
        for (const evil of [
          '<img src=x onerror=document.title=1><b>Press</b>\u202ehere',
          `Long${'W'.repeat(140)}`,
        ] as const) {
          const victim = await openWithWords(stage, evil);
          const quoted = await victim.overlay.waitFor('a quotation of the page’s words', ({ text }) =>
            /onerror|WWW/.test(text),
          );
          expect(quoted.anchor).toBe('found');
          expect(quoted.panel?.width).toBeLessThan(500);
          const made = await drawn(stage, victim);
          expect(made).toMatchObject({ markup: 0, wide: false });
          expect(made?.quotations).toContainEqual({ text: evil, inside: 0, apart: 'isolate' });
          expect(quoted.text).not.toMatch(/x{200}/);
          expect(await victim.page.title()).toBe('Binance (practice)');
          await victim.page.close();
        }
      },
    },
    formulaForSpreadsheets,
  ],
};
