import { KeystepError } from '../errors.ts';
import { freshCare } from '../keys/key-care.ts';
import type { KeyFields, KeyRecord } from '../keys/key-record.ts';
import { isWholePair } from '../keys/whole-pair.ts';
import { openDrop, openDropBoxKey, sealDrop } from './drop-box.ts';
import type { DropBoxOpener } from './drop-box.ts';
import type { Header } from './header.ts';
import { contentOf } from './key-offer.ts';
import type { KeyOffer } from './key-offer.ts';
import { once, onceUnder } from './operations.ts';
import { decodeJson, encodeJson, parseDropContent } from './record-codec.ts';
import type { DropContent } from './record-codec.ts';
import { sealRecord } from './record-seal.ts';
import { idBytes, isRow, maxDropLength, maxDrops, newId, parseDropRow } from './rows.ts';
import type { DropRow } from './rows.ts';
import { commitSealed } from './sealed-commit.ts';
import { headerId } from './vault-context.ts';
import type { OpenVault, StoredHeader, VaultContext } from './vault-context.ts';
import type { RowRef } from './opened-keys.ts';
import { isPair, pairFor, withPair } from './waiting-pairs.ts';

/** An entry of the drop box. One that does not open is forged or damaged; it stays until it is discarded. */
export type WaitingEntry =
  | ({ readonly dropId: string; readonly keptAt: number; readonly readable: true } & DropContent)
  | { readonly dropId: string; readonly keptAt: number; readonly readable: false };

/** What the person decided in the review; the values themselves come from the entry. */
export interface AcceptRequest {
  readonly opId: string;
  readonly dropId: string;
  /** For a pair that was made here: the API key, typed by hand. */
  readonly apiKey?: string;
  readonly fields: Omit<KeyFields, 'apiKey' | 'secretKey' | 'publicKey' | 'environment' | 'keyType'> &
    Partial<Pick<KeyFields, 'environment' | 'keyType'>>;
}

/** Seals a key into the drop box, locked or unlocked, and returns once it is on disk. */
export async function offerKey(context: VaultContext, offer: KeyOffer): Promise<{ readonly dropId: string }> {
  const { target } = await onceUnder(
    context,
    offer.opId,
    'offer',
    () => openBox(context),
    async ({ header, bytes }) => {
      if ((await context.ports.store.count('dropbox')) >= maxDrops) {
        throw new KeystepError('drop-box-full', `at most ${maxDrops} keys may wait`);
      }
      const row = await sealRow(header, newId(), context.ports.now(), contentOf(offer));
      return {
        target: row.id,
        revision: 0,
        notes: [{ what: offer.apiKey === '' ? 'pair-made' : 'key-kept', label: offer.fields?.label ?? '' }],
        change: {
          // The public key in this very header: an unlock in between would have replaced it.
          expect: [
            { table: 'header', id: headerId, bytes },
            { table: 'dropbox', id: row.id, revision: null },
          ],
          put: [{ table: 'dropbox', row }],
        },
      };
    },
    async (_stored, { change, notes }) => {
      const vault = await context.peek();
      // Locked, there is no key for the diary: the next unlock writes the line.
      if (vault === null) await context.commit(change);
      else await commitSealed(context, vault, change, notes);
    },
  );
  return { dropId: target };
}

/** The header with the drop box that keys may go into. Throws `drop-box-swapped` where its key is a stranger's. */
async function openBox(context: VaultContext): Promise<StoredHeader> {
  const stored = await context.header();
  const { vaultId, dropBox } = stored.header;
  if (await context.anchor.allowsDropKey(vaultId, dropBox.publicKey)) return stored;
  throw new KeystepError('drop-box-swapped', 'the public key is not the one that the last unlock left');
}

/**
 * What waits, oldest first: keys for review, each with the private key of its pair where that was made here, and
 * pairs without an API key. Throws `vault-locked`.
 */
export async function listWaiting(context: VaultContext): Promise<readonly WaitingEntry[]> {
  const entries = await context.reading((vault) => openEntries(context, vault));
  const readable = entries.filter((entry) => entry.readable);
  return entries.map((entry) => (entry.readable ? withPair(entry, pairFor(entry, readable)) : entry));
}

async function openEntries(context: VaultContext, vault: OpenVault): Promise<readonly WaitingEntry[]> {
  const opener = await openDropBoxKey(vault.keys.dropBox, vault.header, vault.header.dropBox);
  const entries = await Promise.all(
    (await context.ports.store.all('dropbox')).map((value) => openEntry(vault.header, opener, value)),
  );
  return entries.sort((a, b) => a.keptAt - b.keptAt);
}

/** Makes a record of an entry and removes the entry, and its pair, in one change. */
export async function acceptKey(context: VaultContext, request: AcceptRequest): Promise<RowRef> {
  const { opId, dropId, fields } = request;
  const { target, revision } = await once(context, opId, 'accept', async (vault) => {
    const alone = await readEntry(context, vault, dropId);
    const pair = pairFor(
      alone,
      (await openEntries(context, vault)).filter((one) => one.readable),
    );
    const entry = withPair(alone, pair);
    const { keyType, environment, secretKey, publicKey } = entry.fields;
    const apiKey = isPair(entry) ? (request.apiKey ?? '') : entry.fields.apiKey;
    if (apiKey === '') throw new KeystepError('capture-invalid', 'a pair is no key without an API key');
    if (!(await isWholePair(entry.fields)))
      throw new KeystepError('pair-mismatch', 'the private key is not the one of the public key');
    const record: KeyRecord = {
      ...{ keyType, environment },
      ...fields,
      ...{ apiKey, secretKey, publicKey },
      // A private key is of one type, whatever the form says.
      ...(secretKey === '' ? {} : { keyType }),
      createdAt: entry.keptAt,
      changedAt: context.ports.now(),
      capturedFrom: entry.capturedFrom,
      fieldsRevision: 1,
      care: { ...freshCare, replaces: entry.replaces },
    };
    const row = await sealRecord(vault.keys.records, vault.header, { id: newId(), revision: 1, record });
    return {
      target: row.id,
      revision: row.revision,
      notes: [{ what: 'key-added', label: record.label }],
      change: {
        expect: [{ table: 'records', id: row.id, revision: null }],
        remove: [dropId, ...(pair ? [pair.dropId] : [])].map((id) => ({ table: 'dropbox' as const, id })),
        put: [{ table: 'records', row }],
      },
    };
  });
  return { id: target, revision };
}

/** Throws an entry away, readable or not. Twice is the same as once. */
export async function discardKey(context: VaultContext, dropId: string): Promise<void> {
  await context.exclusive(async () => {
    const vault = await context.act();
    await commitSealed(context, vault, { remove: [{ table: 'dropbox', id: dropId }] });
  });
}

/** A row of the drop box and what it holds. */
export interface OpenedDrop {
  readonly row: DropRow;
  readonly content: DropContent;
}

/** The rows that open. */
export async function openAll(
  values: readonly unknown[],
  header: Header,
  opener: DropBoxOpener | null,
): Promise<readonly OpenedDrop[]> {
  if (opener === null) return [];
  const opened = await Promise.all(
    values.map(async (value) => {
      const row = parseDropRow(value);
      const content = row === null ? null : await openRow(header, opener, row);
      return row === null || content === null ? null : { row, content };
    }),
  );
  return opened.filter((drop) => drop !== null);
}

/** Entries sealed anew for the pair of `next`, so that the old pair can go. */
export async function resealAll(drops: readonly OpenedDrop[], next: Header): Promise<readonly DropRow[]> {
  return Promise.all(drops.map(({ row, content }) => sealRow(next, row.id, row.createdAt, content)));
}

async function sealRow(
  header: Header,
  id: string,
  createdAt: number,
  content: DropContent,
): Promise<DropRow> {
  const dropId = idBytes(id);
  if (dropId === null) throw new KeystepError('bad-message', 'expected an entry id of 32 hex digits');
  const entry = { kind: 'key', dropId, createdAt } as const;
  const sealed = await sealDrop(header, header.dropBox, entry, encodeJson(content));
  if (sealed.length > maxDropLength) {
    throw new KeystepError('capture-invalid', `an entry takes at most ${maxDropLength} bytes`);
  }
  return { id, createdAt, sealed, ...(isPair(content) ? { pair: true as const } : {}) };
}

async function openRow(header: Header, opener: DropBoxOpener, row: DropRow): Promise<DropContent | null> {
  const dropId = idBytes(row.id);
  if (dropId === null) return null;
  const entry = { kind: 'key', dropId, createdAt: row.createdAt } as const;
  const content = await openDrop(header, opener, entry, row.sealed);
  return content === null ? null : parseDropContent(decodeJson(content));
}

async function openEntry(
  header: Header,
  opener: DropBoxOpener | null,
  value: unknown,
): Promise<WaitingEntry> {
  const row = parseDropRow(value);
  if (row === null) return { dropId: isRow(value) ? value.id : '', keptAt: 0, readable: false };
  const base = { dropId: row.id, keptAt: row.createdAt };
  const content = opener === null ? null : await openRow(header, opener, row);
  return content === null ? { ...base, readable: false } : { ...base, readable: true, ...content };
}

async function readEntry(
  context: VaultContext,
  vault: OpenVault,
  dropId: string,
): Promise<WaitingEntry & { readonly readable: true }> {
  const value = await context.ports.store.get('dropbox', dropId);
  if (value === undefined) throw new KeystepError('record-missing', `no entry ${dropId} waits`);
  const opener = await openDropBoxKey(vault.keys.dropBox, vault.header, vault.header.dropBox);
  const entry = await openEntry(vault.header, opener, value);
  if (!entry.readable) throw new KeystepError('record-damaged', `entry ${dropId} does not open`);
  return entry;
}
