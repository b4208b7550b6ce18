import { armor, Decrypter, Encrypter } from 'age-encryption';
import { KeystepError } from '../errors.ts';
import { isArmored, readAgeHeader } from './age-header.ts';
import { maxAgeFileLength } from './age-limits.ts';

/** Bytes that are all ours to hand on. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What opens a file: a passphrase, or the identities behind these recipients (`age1...`). */
export type AgeLock = { readonly passphrase: string } | { readonly recipients: readonly string[] };

const identities = /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+/giu;

/**
 * Encrypts as an age v1 file that the stock program opens. scrypt takes about a second and 256 MiB on purpose, so
 * call it where nobody waits for a click. Throws `recipient-invalid`.
 */
export async function sealAgeFile(content: Bytes, lock: AgeLock): Promise<Bytes> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase);
  else addRecipients(encrypter, lock.recipients);
  return owned(await encrypter.encrypt(content));
}

function addRecipients(encrypter: Encrypter, recipients: readonly string[]): void {
  if (recipients.length === 0) throw new KeystepError('recipient-invalid', 'expected at least one recipient');
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw new KeystepError('recipient-invalid', 'expected a recipient that begins with age1', { cause });
    }
  }
}

/**
 * Opens an age v1 file, binary or armored, with a passphrase or with identities (`AGE-SECRET-KEY-1...`, the whole
 * text of a key file will do). Throws `file-too-big`, `backup-not-age`, `backup-too-costly`,
 * `backup-needs-passphrase`, `backup-needs-identity`, `backup-wrong-passphrase`, `backup-wrong-identity`,
 * `identity-invalid`, `backup-damaged`.
 */
export async function openAgeFile(file: Bytes, secret: string): Promise<Bytes> {
  if (file.length > maxAgeFileLength) {
    throw new KeystepError('file-too-big', `expected at most ${maxAgeFileLength} bytes, got ${file.length}`);
  }
  const binary = isArmored(file) ? dearmor(file) : file;
  const { opensWith } = readAgeHeader(binary);
  const decrypter = new Decrypter();
  const found = secret.match(identities);
  if (opensWith === 'passphrase') {
    if (found !== null) throw new KeystepError('backup-needs-passphrase', 'the file opens with a passphrase');
    decrypter.addPassphrase(secret);
  } else {
    if (found === null) throw new KeystepError('backup-needs-identity', 'the file opens with an identity');
    for (const identity of found) addIdentity(decrypter, identity);
  }
  try {
    return owned(await decrypter.decrypt(binary));
  } catch (cause) {
    // The library has no kinds of errors: this one, word for word, is the only one that a right file can give.
    const unmatched = cause instanceof Error && cause.message.startsWith('no identity matched');
    if (!unmatched) throw new KeystepError('backup-damaged', 'the file does not decrypt', { cause });
    const code = opensWith === 'passphrase' ? 'backup-wrong-passphrase' : 'backup-wrong-identity';
    throw new KeystepError(code, 'nothing that was given opens the file');
  }
}

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity.toUpperCase());
  } catch (cause) {
    throw new KeystepError('identity-invalid', 'expected an identity without slips', { cause });
  }
}

function dearmor(file: Bytes): Bytes {
  try {
    return owned(armor.decode(new TextDecoder('latin1').decode(file).trim()));
  } catch (cause) {
    throw new KeystepError('backup-damaged', 'the armor of the file is broken', { cause });
  }
}

/** The library's types do not say that its bytes stand in a buffer of their own. */
function owned(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : new Uint8Array(bytes);
}
