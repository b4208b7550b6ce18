import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../../src/vault/bytes.ts';
import { encodeHeader, formatVersion, parseHeader } from '../../../src/vault/header.ts';
import type { Header, Slot } from '../../../src/vault/header.ts';
import { newRecoveryCode } from '../../../src/keys/recovery-code.ts';
import { makeRecoverySlot, openRecoverySlots } from '../../../src/vault/recovery-slot.ts';
import { codeOf } from './support.ts';

const vault = { vaultId: randomBytes(16), keyEpoch: 1 };
const dropBox = { keyId: randomBytes(16), publicKey: randomBytes(32), wrappedPrivate: randomBytes(76) };

function headerWith(...slots: readonly Slot[]): Header {
  return { version: formatVersion, ...vault, slots, dropBox };
}

async function stored(header: Header): Promise<Header> {
  const result = await parseHeader(await encodeHeader(header));
  if (result.status !== 'ok') throw new Error(result.reason);
  return result.header;
}

describe('a recovery slot', () => {
  it('gives the root key to its code, typed in any form, after the header was written and read', async () => {
    const rootKey = randomBytes(32);
    const code = newRecoveryCode();
    const header = await stored(headerWith(await makeRecoverySlot(vault, code, rootKey)));
    expect(await openRecoverySlots(header, code)).toEqual(rootKey);
    expect(await openRecoverySlots(header, code.toLowerCase().replaceAll('-', ' '))).toEqual(rootKey);
  });

  it('gives nothing to another code, in another vault or another epoch', async () => {
    const code = newRecoveryCode();
    const slot = await makeRecoverySlot(vault, code, randomBytes(32));
    const header = headerWith(slot);
    expect(await openRecoverySlots(header, newRecoveryCode())).toBeNull();
    expect(await openRecoverySlots({ ...header, vaultId: randomBytes(16) }, code)).toBeNull();
    expect(await openRecoverySlots({ ...header, keyEpoch: 2 }, code)).toBeNull();
    expect(await openRecoverySlots(headerWith(), code)).toBeNull();
  });

  it('gives nothing where a single bit of it was changed', async () => {
    const code = newRecoveryCode();
    const slot = await makeRecoverySlot(vault, code, randomBytes(32));
    for (const part of ['slotId', 'salt', 'wrapped'] as const) {
      for (let bit = 0; bit < slot[part].length * 8; bit += 1) {
        const changed = Uint8Array.from(slot[part]);
        changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7));
        expect(await openRecoverySlots(headerWith({ ...slot, [part]: changed }), code)).toBeNull();
      }
    }
  });

  it('opens beside other slots, and never wraps alike twice', async () => {
    const rootKey = randomBytes(32);
    const code = newRecoveryCode();
    const one = await makeRecoverySlot(vault, code, rootKey);
    const two = await makeRecoverySlot(vault, code, rootKey);
    expect(one).not.toEqual(two);
    const alien = { type: 'other', slotId: randomBytes(16), typeCode: 9, body: randomBytes(20) } as const;
    const former = await makeRecoverySlot(vault, newRecoveryCode(), rootKey);
    expect(await openRecoverySlots(headerWith(alien, former, two), code)).toEqual(rootKey);
  });

  it('refuses a code that is none before anything else', async () => {
    const header = headerWith();
    const code = newRecoveryCode();
    const mistyped = (code.startsWith('7') ? '8' : '7') + code.slice(1);
    expect(await codeOf(openRecoverySlots(header, 'ABCD'))).toBe('recovery-code-malformed');
    expect(await codeOf(openRecoverySlots(header, mistyped))).toBe('recovery-code-mistyped');
    expect(await codeOf(makeRecoverySlot(vault, '', randomBytes(32)))).toBe('recovery-code-malformed');
  });
});
