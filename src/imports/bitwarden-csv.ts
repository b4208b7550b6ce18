import { entry, filled } from './import.types.ts';
import type { Importer, NamedValue } from './import.types.ts';

/** Bitwarden's table; custom fields stand in one column, a line `name: value` each. */
export const bitwardenCsv: Importer = {
  format: 'bitwarden-csv',
  read: (file) => {
    const table = file.table();
    if (!table?.columns.includes('login_username') || !table.columns.includes('login_password')) return null;
    return table.rows.map((row) =>
      entry({
        title: row['name'] ?? '',
        notes: row['notes'] ?? '',
        urls: (row['login_uri'] ?? '').split(','),
        fields: filled([
          ...readLines(row['fields'] ?? ''),
          { name: 'username', value: row['login_username'] ?? '' },
          { name: 'password', value: row['login_password'] ?? '' },
        ]),
      }),
    );
  },
};

function readLines(text: string): readonly NamedValue[] {
  return text.split('\n').map((line) => {
    const colon = line.indexOf(': ');
    return colon < 0
      ? { name: '', value: line }
      : { name: line.slice(0, colon), value: line.slice(colon + 2) };
  });
}
