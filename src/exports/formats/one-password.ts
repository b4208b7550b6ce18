import type { ExportFormat } from '../export-format.ts';
import { csvFile, notFormula } from '../text/csv.ts';
import { entryOf, managerFormat, notesOf } from './manager-entry.ts';

/** 1Password's own CSV; it imports no 1PUX of others' making. */
export const onePasswordCsv: ExportFormat = {
  ...managerFormat,
  id: '1password-csv',
  name: '1Password',
  form: 'CSV',
  source: { where: 'support.1password.com/create-csv-files', date: '2026-11-22' },
  render: (key) => {
    const entry = entryOf(key);
    return [
      {
        kind: 'file',
        name: '1password-import.csv',
        text: csvFile([
          ['Title', 'Username', 'Password', 'URL', 'Notes', 'Type'],
          [notFormula(entry.title), entry.username, entry.password, '', notesOf(entry), 'Login'],
        ]),
        secret: true,
      },
    ];
  },
};
