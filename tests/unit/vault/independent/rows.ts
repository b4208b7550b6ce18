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
  readonly revision: number;
  readonly sealed: Buffer;
}

export function bytesOf(rows: Rows, table: string, id: string): Buffer | null {
  const bytes = rows[table]?.find((row) => row.id === id)?.bytes;
  return bytes === undefined ? null : Buffer.from(bytes);
}

export function sealedRows(rows: Rows, table: string): readonly SealedRow[] {
  return (rows[table] ?? []).map(({ id, revision, sealed }) => {
    if ((revision === undefined && table !== 'dropbox') || sealed === undefined) {
      throw new Error(`a row of ${table}`);
    }
    return { id, idBytes: Buffer.from(id, 'hex'), revision: revision ?? 0, sealed: Buffer.from(sealed) };
  });
}
