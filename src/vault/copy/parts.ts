import { tables } from '../store.ts';
import type { TableName } from '../store.ts';

/**
 * A part of a copy: the rows of a table whose ids begin with some hex digits, or all the other rows of that table
 * (`prefix` null). A change of one row then writes a few kilobytes, not the whole copy.
 */
export interface Part {
  readonly name: string;
  readonly table: TableName;
  readonly prefix: string | null;
}

/** How many digits of the id make the part. `header` and `session` hold a row or two: one part each. */
const digitsOf: Readonly<Record<TableName, 0 | 1 | 2>> = {
  header: 0,
  manifest: 1,
  records: 2,
  removed: 1,
  quarantine: 1,
  dropbox: 1,
  diary: 1,
  operations: 1,
  session: 0,
};

const hex = Array.from('0123456789abcdef');
const prefixes = [[''], hex, hex.flatMap((first) => hex.map((second) => first + second))] as const;

const byName: ReadonlyMap<string, Part> = new Map(
  tables.flatMap((table) => {
    const own: Part[] = prefixes[digitsOf[table]].map((prefix) => ({
      name: prefix === '' ? table : `${table}.${prefix}`,
      table,
      prefix,
    }));
    if (digitsOf[table] > 0) own.push({ name: `${table}.-`, table, prefix: null });
    return own.map((part) => [part.name, part] as const);
  }),
);

/** Every part that there can be. */
export const allParts: readonly Part[] = [...byName.values()];

/** The part of that name; undefined where no part is called so. */
export function partNamed(name: string): Part | undefined {
  return byName.get(name);
}

/** The name of the part that holds a row. */
export function partOf(table: TableName, id: string): string {
  if (digitsOf[table] === 0) return table;
  const name = `${table}.${id.slice(0, digitsOf[table])}`;
  return byName.has(name) ? name : `${table}.-`;
}

/** The parts of a table that may hold rows whose id begins with `prefix`. */
export function partsOf(table: TableName, prefix = ''): readonly Part[] {
  return allParts.filter((part) => {
    if (part.table !== table) return false;
    if (part.prefix === null) return partOf(table, prefix) === part.name;
    return part.prefix.startsWith(prefix) || prefix.startsWith(part.prefix);
  });
}
