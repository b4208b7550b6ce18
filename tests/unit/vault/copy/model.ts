import fc from 'fast-check';
import { checksumOf } from '../../../../src/vault/copy/copy-index.ts';
import { commitsId, meets, tables } from '../../../../src/vault/store.ts';
import type { Change, Row, TableName } from '../../../../src/vault/store.ts';

/** Rows by table and id: what a store should hold. */
export type Model = ReadonlyMap<string, Row>;

const keyOf = (table: TableName, id: string) => `${table}/${id}`;

/** The model after a change; null where the change must be refused. */
export function apply(
  model: Model,
  { expect = [], clear = [], remove = [], put = [] }: Change,
): Model | null {
  if (!expect.every((each) => meets(each, model.get(keyOf(each.table, each.id))))) return null;
  const next = new Map([...model].filter(([key]) => !clear.some((table) => key.startsWith(`${table}/`))));
  for (const { table, id } of remove) next.delete(keyOf(table, id));
  for (const { table, row } of put) next.set(keyOf(table, row.id), row);
  return next;
}

/** Everything that a store or a copy of one holds, but its count; `without`: a table that is left out. */
export async function contentOf(
  store: { all(table: TableName, prefix?: string): Promise<readonly unknown[]> },
  without?: TableName,
): Promise<Model> {
  const model = new Map<string, Row>();
  for (const table of tables) {
    if (table === without) continue;
    for (const row of (await store.all(table)) as readonly Row[]) {
      if (table === 'header' && row.id === commitsId) continue;
      model.set(keyOf(table, row.id), row);
    }
  }
  return model;
}

/** A model without one of its tables. */
export function omit(model: Model, table: TableName): Model {
  return new Map([...model].filter(([key]) => !key.startsWith(`${table}/`)));
}

/** Few ids, so that changes meet: some share a part, some begin with no digit. */
const ids = ['00aa', '00ab', '01', '1f', 'a', 'f0c0', 'ff', 'root', 'z', 'header'] as const;

const bytes = fc.uint8Array({ maxLength: 40 }).map((value) => Uint8Array.from(value));
const id = fc.constantFrom(...ids);
const table = fc.constantFrom(...tables);

/** Rows as the vault writes them, and odder ones. */
export const rows: fc.Arbitrary<Row> = fc
  .record({
    id,
    revision: fc.nat(4),
    sealed: bytes,
    bytes: fc.option(bytes, { nil: null }),
    list: fc.array(
      fc.oneof(fc.string({ maxLength: 4 }), bytes, fc.double({ noNaN: true, noDefaultInfinity: true })),
      {
        maxLength: 2,
      },
    ),
  })
  .map((row) => ({ ...row, list: row.list.map((entry) => (Object.is(entry, -0) ? 0 : entry)) }));

/** Changes that are allowed, and some that are to be refused. */
export const changes: fc.Arbitrary<Change> = fc.record(
  {
    expect: fc.array(
      fc.oneof(
        fc.record({ table, id, revision: fc.option(fc.nat(4), { nil: null }) }),
        fc.record({ table, id, bytes }),
      ),
      { maxLength: 1 },
    ),
    clear: fc.array(table, { maxLength: 1 }),
    remove: fc.array(fc.record({ table, id }), { maxLength: 2 }),
    put: fc.array(fc.record({ table, row: rows }), { maxLength: 4 }),
  },
  { requiredKeys: ['put'] },
);

/** The index of a copy as a Keystep to come would store it. */
export async function newerIndex(): Promise<string> {
  const text = JSON.stringify({ version: 3 });
  return JSON.stringify({ version: 3, text, checksum: await checksumOf(text) });
}
