import { entry, filled } from './import.types.ts';
import type { Importer } from './import.types.ts';

const usual = new Set([
  'title',
  'url',
  'website',
  'notes',
  'type',
  'tags',
  'favorite',
  'archived',
  'otpauth',
]);

/** 1Password's table, and those of browsers, which look the same. Every other column is a field. */
export const onePasswordCsv: Importer = {
  format: '1password-csv',
  read: (file) => {
    const table = file.table();
    const named = table?.columns.includes('title') || table?.columns.includes('name');
    if (!table || !named || !table.columns.includes('username') || !table.columns.includes('password')) {
      return null;
    }
    if (table.columns.includes('group')) return null;
    return table.rows.map((row) =>
      entry({
        title: row['title'] ?? row['name'] ?? '',
        notes: row['notes'] ?? row['note'] ?? '',
        urls: [row['url'] ?? row['website'] ?? ''],
        fields: filled(
          Object.entries(row)
            .filter(([name]) => !usual.has(name))
            .map(([name, value]) => ({ name, value })),
        ),
      }),
    );
  },
};
