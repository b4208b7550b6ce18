import { KeystepError } from '../errors.ts';
import { changeCare } from '../keys/key-care.ts';
import type { CareChange } from '../keys/key-care.ts';
import type { StoredKey } from '../keys/key-record.ts';
import { once } from './operations.ts';
import { openRecord } from './record-seal.ts';
import { replaceRow, rowOf } from './record-rows.ts';
import { commitSealed } from './sealed-commit.ts';
import type { Note } from './sealed-commit.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';
import type { RowRef } from './opened-keys.ts';

/** Something that happened to a key. */
export interface CareRequest {
  readonly opId: string;
  readonly id: string;
  readonly change: CareChange;
}

/** Writes down what happened to a key, once per `opId`; a form that is open for it stays good. */
export async function noteCare(context: VaultContext, { opId, id, change }: CareRequest): Promise<RowRef> {
  const { target, revision } = await once(context, opId, 'care', async (vault) => {
    const stored = await openRecord(vault.keys.records, vault.header, await rowOf(context, id));
    const { label, care } = stored.record;
    const next = { ...stored.record, care: changeCare(care, change, context.ports.now()) };
    const notes: Note[] = [];
    if (change.check !== undefined) notes.push({ what: 'checked', label });
    if (change.exported !== undefined) notes.push({ what: 'exported', label });
    return { ...(await replaceRow(vault, stored, next)), notes };
  });
  return { id: target, revision };
}

/** A secret to show or to copy, which the diary tells of. Throws `proof-needed`, or as `readKey`. */
export async function revealSecret(context: VaultContext, id: string, to: 'show' | 'copy'): Promise<string> {
  return context.exclusive(async () => {
    const vault = await context.act();
    await context.assertProved();
    const stored = await openRecord(vault.keys.records, vault.header, await rowOf(context, id));
    const what = to === 'show' ? 'secret-revealed' : 'secret-copied';
    await noteUse(context, vault, stored, { change: { used: true }, what });
    return stored.record.secretKey;
  });
}

/** A key on its way into a file of some format; without `secret` the file has a placeholder in its place. */
export interface ExportRequest {
  readonly id: string;
  readonly format: string;
  readonly secret: boolean;
}

/** What goes out; no secret where none was asked for. */
export interface ExportedValues {
  readonly apiKey: string;
  readonly secretKey: string | null;
}

/**
 * The values that go out, which key and diary remember. Throws `proof-needed` where the secret is asked for, or as
 * `readKey`.
 */
export async function exportValues(
  context: VaultContext,
  { id, format, secret }: ExportRequest,
): Promise<ExportedValues> {
  return context.exclusive(async () => {
    const vault = await context.act();
    if (secret) await context.assertProved();
    const stored = await openRecord(vault.keys.records, vault.header, await rowOf(context, id));
    await noteUse(context, vault, stored, { change: { exported: format }, what: 'exported' });
    const { apiKey, secretKey } = stored.record;
    return { apiKey, secretKey: secret ? secretKey : null };
  });
}

async function noteUse(
  context: VaultContext,
  vault: OpenVault,
  stored: StoredKey,
  { change, what }: { readonly change: CareChange; readonly what: Note['what'] },
): Promise<void> {
  const { record } = stored;
  const care = changeCare(record.care, change, context.ports.now());
  const row = await replaceRow(vault, stored, { ...record, care });
  await commitSealed(context, vault, row.change, [{ what, label: record.label }]).catch((error: unknown) => {
    // A disk that takes no writes must not keep the person from their secret.
    if (!(error instanceof KeystepError && error.code === 'write-failed')) throw error;
  });
}
