import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { press } from '../../e2e/harness/controls.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { openKey } from '../../e2e/harness/popup-tasks.ts';
import type { Attempt, Stage } from '../attack.types.ts';
import { addKey } from '../stage.ts';

const harmless = 'Ordinary = label';
const formulas = ['=1+1', '+1', '-1', '@x', '|x', '%x', '\t=1', '\u200b=1', '\r=1', ' =1'] as const;

/** Formats that a spreadsheet opens, by the names under which they are offered, and their files. */
const sheets = [
  ['1Password CSV', '1password-import.csv'],
  ['Bitwarden CSV', 'bitwarden-import.csv'],
  ['KeePassXC CSV', 'keepassxc-import.csv'],
] as const;

const key = (index: number) => {
  const letter = 'ABCDEFGHIJK'.charAt(index);
  return { apiKey: letter.repeat(64), secretKey: `${letter.repeat(63)}0` };
};

/** The cells of the file that the browser saves for a key, as a spreadsheet reads them. */
async function exported(
  stage: Stage,
  label: string,
  [format, file]: (typeof sheets)[number],
): Promise<readonly string[]> {
  const path = join(stage.browser.options.downloadDir ?? '', file);
  const popup = await stage.browser.openExtensionPage('popup');
  await openKey(popup, label.replace(/\s+/g, ' ').trim());
  await press(popup, 'Export');
  await press(popup, format, 'radio', 'begins');
  await press(popup, 'Export');
  const text = await poll(`the download ${file}`, () =>
    existsSync(path) ? readFileSync(path, 'utf8') || undefined : undefined,
  );
  rmSync(path);
  await popup.close();
  return parse(text, { relax_column_count: true }).flat();
}

/** Saved by the extension, as a person saves it. */
export const formulaForSpreadsheets: Attempt = {
  number: 66,
  title: 'names a key as a formula, for the spreadsheet that opens the export',
  requirement: 'R51',
  try: async (stage) => {
    for (const [index, label] of [harmless, ...formulas].entries()) {
      const id = await addKey(stage, { label, ...key(index) });
      // Any label reaches the file; what a spreadsheet would calculate has a word in front.
      const expected = label === harmless ? label : `Binance: ${label}`;
      for (const sheet of index < 2 ? sheets : sheets.slice(index % 3, (index % 3) + 1)) {
        const cells = await exported(stage, label, sheet);
        expect(cells).toContain(expected);
        expect(cells.filter((cell) => /^[\s\p{C}]*[=+\-@|%]/u.test(cell))).toEqual([]);
      }
      const { revision } = await stage.ask('key.read', { id });
      await stage.ask('key.delete', { opId: crypto.randomUUID().replaceAll('-', ''), id, revision });
    }
  },
};
