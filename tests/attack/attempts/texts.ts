import { expect } from 'vitest';
import { csvFile, notFormula } from '../../../src/exports/text/csv.ts';
import { control, press } from '../../e2e/harness/controls.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { addKey } from '../stage.ts';
import type { Group } from '../attack.types.ts';

const key = (letter: string) => ({ apiKey: letter.repeat(64), secretKey: letter.repeat(63) + '0' });
const hostile = [
  '<img src=x onerror="document.title=\'ran\'"><script>document.title="ran"</script>',
  '\u202egnp.exe\u2066 \u200b\u200f reversed',
  '${document.title="ran"} {{7*7}} %s%n%x $1 $& __MSG_extension_name__',
  '=HYPERLINK("https://evil.example","x")',
  '"; DROP TABLE keys; -- \\u0000 \0 \r\n\t',
  'Ω'.repeat(200),
] as const;

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
        await victim.page.evaluate((all) => {
          document.title = all[0]!;
          document.getElementById('label')!.textContent = all.join(' ').repeat(300);
          document.getElementById('filler')!.textContent = '\u202e'.repeat(1000) + 'x'.repeat(100_000);
        }, hostile);
        const before = await victim.overlay.state();
        expect(before?.text).not.toMatch(/onerror|HYPERLINK|\u202e/);
        expect(before?.panel?.width).toBeLessThan(500);
        expect(before?.actions.map(({ name }) => name)).toContain('keep-key');
      },
    },
    {
      number: 65,
      title: 'brings words of its own for the guide, as markup and without end',
      requirement: 'R39',
      try: async (stage) => {
        const victim = await stage.open('list', {
          before: () => {
            addEventListener('DOMContentLoaded', () => {
              const evil = '<img src=x onerror=document.title=1>\u202e' + 'Press here';
              const data = document.getElementById('__APP_DATA');
              if (data)
                data.textContent = JSON.stringify({
                  pageData: {
                    i18nResource: {
                      createApi: evil,
                      'create-api': 'x'.repeat(100_000),
                      'api-management': evil,
                      ['__proto__']: { polluted: 'yes' },
                      nest: JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500)) as object,
                    },
                  },
                });
            });
          },
        });
        const state = await victim.overlay.state();
        expect(state?.text).not.toMatch(/onerror|x{200}|\u202e/);
        expect(state?.panel?.width).toBeLessThan(500);
        expect(await victim.page.title()).toBe('Binance (practice)');
      },
    },
    {
      number: 66,
      title: 'names a key as a formula, for the spreadsheet that opens the export',
      requirement: 'R51',
      try: (stage) => {
        // The page that renders exports is the one that runs this very code; a browser adds nothing to a text.
        expect(stage.name).toMatch(/chromium|firefox/);
        for (const label of ['=1+1', '+1', '-1', '@x', '|x', '%x', '\t=1', '\u200b=1', '\r=1', ' =1']) {
          const row = csvFile([[notFormula(label), 'x"y', 'a\nb']]);
          expect(row).toMatch(/^"Binance: /);
          expect(row).toContain('"x""y"');
        }
        return Promise.resolve();
      },
    },
  ],
};
