import { KeystepError } from '../errors.ts';
import { concat, fromBase64, toBase64, toHex, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { Header } from './header.ts';
import type { KeyValueArea } from './key-value-area.ts';
import { isObject, isTime } from './record-codec.ts';

/** An epoch of the manifest and its proof: HMAC under the manifest key of vault id and epoch, base64. */
export interface Mark {
  readonly epoch: number;
  readonly mac: string;
}

/** What stands outside of the database to show that the database is an older copy. */
export interface Anchor extends Mark {
  readonly vaultId: string;
  /** Of the root key that the mark is proved with. */
  readonly keyEpoch: number;
  /** While the root key is being replaced: the mark under the next one, which the commit makes true. */
  readonly next: Mark | null;
  /** Public keys that a drop box may have, base64: the one in use, and one that is about to be. */
  readonly dropKeys: readonly string[];
}

const storageKey = 'vault.anchor';

/** Writes and reads the anchor. Whoever can write to the profile can remove it, which is noticed, not prevented. */
export class AnchorStore {
  readonly #area: KeyValueArea;

  constructor(area: KeyValueArea) {
    this.#area = area;
  }

  /** The anchor; null where there is none, none of this vault, or none that can be read. */
  async read(vaultId: Bytes): Promise<Anchor | null> {
    return this.#load(vaultId).catch(() => null);
  }

  /** Whether there is an anchor of any vault. */
  async exists(): Promise<boolean> {
    return this.#area.get([storageKey]).then(
      (values) => parseAnchor(values[storageKey]) !== null,
      () => false,
    );
  }

  /** Whether a drop box with this public key may take keys in: without an anchor nothing speaks against it. */
  async allowsDropKey(vaultId: Bytes, publicKey: Bytes): Promise<boolean> {
    const anchor = await this.read(vaultId);
    return anchor === null || knowsDropKey(anchor, publicKey);
  }

  /**
   * Names what the next header brings, to be called before that header is committed: whichever of the two stands
   * afterwards is known. `present`: the public key that is in use, null where it is a stranger's.
   * Throws `write-failed`.
   */
  async announce(
    vaultId: Bytes,
    { present, dropKey, mark = null }: { present: Bytes | null; dropKey: Bytes; mark?: Mark | null },
  ): Promise<void> {
    const dropKeys = [...(present === null ? [] : [present]), dropKey].map(toBase64);
    try {
      const anchor = await this.#load(vaultId);
      if (anchor !== null) await this.#area.set({ [storageKey]: { ...anchor, dropKeys, next: mark } });
    } catch (cause) {
      throw new KeystepError('write-failed', 'the anchor could not be written', { cause });
    }
  }

  /** Writes down what was committed. Throws what the storage throws. */
  async write(
    key: CryptoKey,
    { vaultId, keyEpoch, dropBox }: Pick<Header, 'vaultId' | 'keyEpoch' | 'dropBox'>,
    epoch: number,
  ): Promise<void> {
    const anchor: Anchor = {
      vaultId: toHex(vaultId),
      keyEpoch,
      ...(await makeMark(key, vaultId, epoch)),
      next: null,
      dropKeys: [toBase64(dropBox.publicKey)],
    };
    await this.#area.set({ [storageKey]: anchor });
  }

  /** Throws `write-failed`. */
  async remove(): Promise<void> {
    try {
      await this.#area.remove([storageKey]);
    } catch (cause) {
      throw new KeystepError('write-failed', 'the anchor could not be removed', { cause });
    }
  }

  async #load(vaultId: Bytes): Promise<Anchor | null> {
    const anchor = parseAnchor((await this.#area.get([storageKey]))[storageKey]);
    return anchor?.vaultId === toHex(vaultId) ? anchor : null;
  }
}

/** The mark of an epoch. */
export async function makeMark(key: CryptoKey, vaultId: Bytes, epoch: number): Promise<Mark> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, macContent(vaultId, epoch)));
  return { epoch, mac: toBase64(mac) };
}

/** The epoch that an anchor speaks of; null where nobody with the key wrote it. */
export async function provedEpoch(key: CryptoKey, vaultId: Bytes, anchor: Anchor): Promise<number | null> {
  for (const mark of [anchor, anchor.next]) {
    const mac = mark === null ? null : fromBase64(mark.mac);
    if (mark === null || mac === null) continue;
    if (await crypto.subtle.verify('HMAC', key, mac, macContent(vaultId, mark.epoch))) return mark.epoch;
  }
  return null;
}

/** Whether the anchor knows this public key. */
export function knowsDropKey(anchor: Anchor, publicKey: Bytes): boolean {
  return anchor.dropKeys.includes(toBase64(publicKey));
}

function macContent(vaultId: Bytes, epoch: number): Bytes {
  return concat(utf8('keystep/anchor'), vaultId, uint(epoch, 8));
}

function parseAnchor(value: unknown): Anchor | null {
  const mark = parseMark(value);
  if (mark === null || !isObject(value)) return null;
  const { vaultId, keyEpoch, dropKeys } = value;
  if (typeof vaultId !== 'string' || !isTime(keyEpoch)) return null;
  if (!Array.isArray(dropKeys) || !dropKeys.every((key) => typeof key === 'string')) return null;
  return { vaultId, keyEpoch, ...mark, next: parseMark(value['next']), dropKeys };
}

function parseMark(value: unknown): Mark | null {
  if (!isObject(value)) return null;
  const { epoch, mac } = value;
  return isTime(epoch) && typeof mac === 'string' ? { epoch, mac } : null;
}
