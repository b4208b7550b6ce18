/** A row as it stands in the database, or in a copy. */
export interface AnyRow {
  readonly id: string;
  readonly bytes?: Uint8Array;
  readonly sealed?: Uint8Array;
  readonly revision?: number;
  readonly createdAt?: number;
}

/** Rows by table. */
export type Rows = Readonly<Record<string, readonly AnyRow[]>>;

export interface SealedRow {
  readonly id: string;
  readonly idBytes: Buffer;
  /** 0 for an entry of the drop box. */
  readonly revision: number;
  /** 0 for any other row. */
  readonly createdAt: number;
  readonly sealed: Buffer;
}

export function bytesOf(rows: Rows, table: string, id: string): Buffer | null {
  const bytes = rows[table]?.find((row) => row.id === id)?.bytes;
  return bytes === undefined ? null : Buffer.from(bytes);
}

export function sealedRows(rows: Rows, table: string): readonly SealedRow[] {
  return (rows[table] ?? []).map(({ id, revision, createdAt, sealed }) => {
    const expected = table === 'dropbox' ? createdAt : revision;
    if (expected === undefined || sealed === undefined) throw new Error(`a row of ${table}`);
    const bytes = { idBytes: Buffer.from(id, 'hex'), sealed: Buffer.from(sealed) };
    return { id, revision: revision ?? 0, createdAt: createdAt ?? 0, ...bytes };
  });
}
