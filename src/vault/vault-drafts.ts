import { open, seal } from './aead.ts';
import { ByteReader, concat, fromBase64, sameBytes, toBase64, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { openDrop, openDropBoxKey, sealDrop } from './drop-box.ts';
import { encodeDropBoxKey, readDropBoxKey } from './header.ts';
import type { DropBoxKey, Header } from './header.ts';
import { pad, unpad } from './padding.ts';
import { decodeJson, encodeJson, parseDraftFields } from './record-codec.ts';
import type { SessionStore } from './session.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';

/** What is typed into a form, by the name of the field. */
export type DraftTexts = Readonly<Record<string, string>>;

const previousKey = 'vault.draft-keys';
const previousKept = 8;
const underDraftKey = 1;
const underDropBoxKey = 2;

/**
 * Seals what is typed, as base64 for memory-only storage: under the draft key while unlocked, with the drop box's
 * public key while locked, when nobody can read it until the next unlock.
 */
export async function sealDraft(context: VaultContext, form: string, texts: DraftTexts): Promise<string> {
  const content = encodeJson(texts);
  const vault = await context.peek();
  if (vault !== null) {
    await context.session.extend();
    const sealed = await seal(vault.keys.draft, pad(content), draftAdditionalData(vault.header, form));
    return toBase64(concat(uint(underDraftKey, 1), sealed));
  }
  const { header } = await context.header();
  const { keyId } = header.dropBox;
  const sealed = await sealDrop(header, header.dropBox, { kind: 'draft', form }, content);
  return toBase64(concat(uint(underDropBoxKey, 1), keyId, sealed));
}

/** What was typed; null for a draft of another form or vault, or one that is too old. Throws `vault-locked`. */
export async function openDraft(
  context: VaultContext,
  form: string,
  draft: string,
): Promise<DraftTexts | null> {
  const vault = await context.open();
  const bytes = fromBase64(draft);
  if (bytes === null || bytes.length < 17) return null;
  const reader = new ByteReader(bytes);
  const kind = reader.uint(1);
  let content: Bytes | null = null;
  if (kind === underDraftKey) {
    const padded = await open(
      vault.keys.draft,
      reader.take(reader.left),
      draftAdditionalData(vault.header, form),
    );
    content = padded === null ? null : unpad(padded);
  } else if (kind === underDropBoxKey) {
    const keyId = reader.take(16);
    content = await openLockedDraft(context, vault, form, keyId, reader.take(reader.left));
  }
  return content === null ? null : parseDraftFields(decodeJson(content));
}

/**
 * Keeps the outgoing pair of the drop box, its private half still wrapped, in memory-only storage: drafts that
 * were sealed while the vault was locked still open after the unlock that renewed the pair.
 */
export async function keepForDrafts(session: SessionStore, outgoing: DropBoxKey): Promise<void> {
  const kept = parseTexts(await session.get(previousKey));
  await session.set(previousKey, [toBase64(encodeDropBoxKey(outgoing)), ...kept].slice(0, previousKept));
}

/** Forgets the pairs that `keepForDrafts` kept. */
export async function forgetForDrafts(session: SessionStore): Promise<void> {
  await session.remove(previousKey);
}

async function openLockedDraft(
  context: VaultContext,
  { header, keys }: OpenVault,
  form: string,
  keyId: Bytes,
  sealed: Bytes,
): Promise<Bytes | null> {
  const previous = parseTexts(await context.ports.session.get(previousKey)).map(parseDropBoxKey);
  const pair = [header.dropBox, ...previous].find((key) => key !== null && sameBytes(key.keyId, keyId));
  const opener = pair ? await openDropBoxKey(keys.dropBox, header, pair) : null;
  return opener === null ? null : openDrop(header, opener, { kind: 'draft', form }, sealed);
}

function draftAdditionalData({ vaultId, keyEpoch }: Header, form: string): Bytes {
  return concat(utf8('keystep/draft'), vaultId, uint(keyEpoch, 4), utf8(form));
}

function parseDropBoxKey(text: string): DropBoxKey | null {
  const bytes = fromBase64(text);
  try {
    return bytes === null ? null : readDropBoxKey(new ByteReader(bytes));
  } catch {
    return null;
  }
}

function parseTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
