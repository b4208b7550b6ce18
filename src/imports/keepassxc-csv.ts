import { entry, filled } from './import.types.ts';
import type { Importer } from './import.types.ts';

/** KeePassXC's table: Group, Title, Username, Password, URL, Notes and more. */
export const keepassxcCsv: Importer = {
  format: 'keepassxc-csv',
  read: (file) => {
    const table = file.table();
    const expected = ['group', 'title', 'username', 'password'];
    if (!table || !expected.every((name) => table.columns.includes(name))) return null;
    return table.rows.map((row) =>
      entry({
        title: row['title'] ?? '',
        notes: row['notes'] ?? '',
        urls: [row['url'] ?? ''],
        fields: filled([
          { name: 'username', value: row['username'] ?? '' },
          { name: 'password', value: row['password'] ?? '' },
        ]),
      }),
    );
  },
};
