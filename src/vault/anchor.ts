import { concat, fromBase64, toBase64, toHex, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { KeyValueArea } from './key-value-area.ts';
import { isObject, isTime } from './record-codec.ts';

/** What stands outside of the database to show that the database is an older copy. */
export interface Anchor {
  readonly vaultId: string;
  readonly epoch: number;
  /** HMAC under the manifest key of vault id and epoch, base64. */
  readonly mac: string;
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

  /** The anchor; null where there is none, or none of this vault. */
  async read(vaultId: Bytes): Promise<Anchor | null> {
    const anchor = parseAnchor((await this.#area.get([storageKey]))[storageKey]);
    return anchor?.vaultId === toHex(vaultId) ? anchor : null;
  }

  /** Whether a drop box with this public key may take keys in: without an anchor nothing speaks against it. */
  async allowsDropKey(vaultId: Bytes, publicKey: Bytes): Promise<boolean> {
    const anchor = await this.read(vaultId);
    return anchor === null || knowsDropKey(anchor, publicKey);
  }

  /** Names the public keys that the header may have from now on. To be called before the next header is committed. */
  async announce(vaultId: Bytes, ...publicKeys: readonly Bytes[]): Promise<void> {
    const anchor = await this.read(vaultId);
    if (anchor === null) return;
    await this.#area.set({ [storageKey]: { ...anchor, dropKeys: publicKeys.map(toBase64) } });
  }

  /** Writes down what was committed. */
  async write(key: CryptoKey, vaultId: Bytes, epoch: number, dropKey: Bytes): Promise<void> {
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, macContent(vaultId, epoch)));
    const anchor: Anchor = {
      vaultId: toHex(vaultId),
      epoch,
      mac: toBase64(mac),
      dropKeys: [toBase64(dropKey)],
    };
    await this.#area.set({ [storageKey]: anchor });
  }

  async remove(): Promise<void> {
    await this.#area.remove([storageKey]);
  }
}

/** Whether an anchor was written by somebody with the key. */
export async function isProved(key: CryptoKey, vaultId: Bytes, anchor: Anchor): Promise<boolean> {
  const mac = fromBase64(anchor.mac);
  return mac !== null && (await crypto.subtle.verify('HMAC', key, mac, macContent(vaultId, anchor.epoch)));
}

/** Whether the anchor knows this public key. */
export function knowsDropKey(anchor: Anchor, publicKey: Bytes): boolean {
  return anchor.dropKeys.includes(toBase64(publicKey));
}

function macContent(vaultId: Bytes, epoch: number): Bytes {
  return concat(utf8('keystep/anchor'), vaultId, uint(epoch, 8));
}

function parseAnchor(value: unknown): Anchor | null {
  if (!isObject(value)) return null;
  const { vaultId, epoch, mac, dropKeys } = value;
  if (typeof vaultId !== 'string' || !isTime(epoch) || typeof mac !== 'string') return null;
  if (!Array.isArray(dropKeys) || !dropKeys.every((key) => typeof key === 'string')) return null;
  return { vaultId, epoch, mac, dropKeys };
}
