import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src/vault/rows.ts';
import { openVault } from './independent-reader.ts';
import type { RowDump } from './independent-reader.ts';
import {
  addKey,
  codeOf,
  fieldsOf,
  makeUnlocked,
  makeWorld,
  passphrase,
  rawPut,
  rawRows,
  sample,
} from './support.ts';

interface FrozenVault {
  readonly passphrase: string;
  /** Rows by table; bytes stand as `{ base64 }`. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly expected: {
    readonly records: readonly { readonly id: string; readonly revision: number; readonly record: object }[];
    readonly waiting: readonly {
      readonly id: string;
      readonly createdAt: number;
      readonly content: object;
    }[];
  };
}

function readFrozen(): FrozenVault {
  const file = new URL('../../vectors/vault/v1.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && 'base64' in value
      ? Uint8Array.from(Buffer.from(String(value.base64), 'base64'))
      : value,
  ) as FrozenVault;
}

async function rawDump(): Promise<RowDump> {
  const [header, records, dropbox] = await Promise.all(['header', 'records', 'dropbox'].map(rawRows));
  return { header, records, dropbox } as unknown as RowDump;
}

describe('the vault format', () => {
  it('opens for a program that knows the document alone', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world, 'independent \u{1f511} label');
    await world.vault.save({ opId: newId(), id, revision: 1, fields: fieldsOf({ label: 'changed' }) });
    await world.vault.offer({
      opId: newId(),
      ...sample,
      environment: 'demo',
      capturedFrom: 'demo.binance.com',
    });
    await world.vault.lock();
    await world.vault.offer({ opId: newId(), ...sample, environment: 'live', capturedFrom: null });
    await world.vault.unlock(passphrase);
    const opened = openVault(await rawDump(), passphrase);
    expect(opened.records).toEqual([await world.vault.read(id)]);
    const waiting = (await world.vault.waiting()).map((entry) => {
      if (!entry.readable) throw new Error('expected a readable entry');
      const { dropId, keptAt, capturedFrom, fields } = entry;
      return { id: dropId, createdAt: keptAt, content: { capturedFrom, fields } };
    });
    expect(opened.waiting).toEqual(expect.arrayContaining(waiting));
    expect(opened.waiting).toHaveLength(2);
    expect(() => openVault({ header: [], records: [], dropbox: [] }, passphrase)).toThrow();
  });

  it('of version 1 still opens, by that program', { timeout: 60_000 }, () => {
    const frozen = readFrozen();
    const opened = openVault(frozen.rows as unknown as RowDump, frozen.passphrase);
    expect(opened).toEqual(frozen.expected);
  });

  it('of version 1 still opens, by Keystep, and can be worked with', { timeout: 60_000 }, async () => {
    const { rows, expected, ...frozen } = readFrozen();
    const { vault } = makeWorld();
    expect((await vault.state()).status).toBe('none');
    for (const [table, list] of Object.entries(rows)) await rawPut(table, ...list);
    expect(await vault.state()).toMatchObject({ status: 'locked', waiting: expected.waiting.length });
    expect(await codeOf(vault.unlock(passphrase))).toBe('wrong-passphrase');
    await vault.unlock(frozen.passphrase);
    for (const key of expected.records) expect(await vault.read(key.id)).toEqual(key);
    const waiting = await vault.waiting();
    expect(waiting.map(({ dropId }) => dropId)).toEqual(expected.waiting.map(({ id }) => id));
    expect(waiting).toMatchObject(expected.waiting.map(({ content }) => ({ readable: true, ...content })));
    await vault.remove({
      opId: newId(),
      id: expected.records[0]!.id,
      revision: expected.records[0]!.revision,
    });
    expect((await vault.list()).keys).toHaveLength(expected.records.length - 1);
  });
});
