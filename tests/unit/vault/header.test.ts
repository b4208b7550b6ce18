import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import { encodeHeader, formatVersion, maxHeaderLength, parseHeader } from '../../../src/vault/header.ts';
import type { Header, Slot } from '../../../src/vault/header.ts';
import { argon2Limits } from '../../../src/vault/kdf-params.ts';
import { newId, parseBytesRow } from '../../../src/vault/rows.ts';
import { Vault } from '../../../src/vault/vault.ts';
import {
  addKey,
  cheapPolicy,
  codeOf,
  fieldsOf,
  makeUnlocked,
  passphrase,
  rawHeader,
  rawPut,
  rawRows,
  sample,
} from './support.ts';

const bytes = (minLength: number, maxLength = minLength): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc.uint8Array({ minLength, maxLength }).map((value) => Uint8Array.from(value));
const within = ({ min, max }: { min: number; max: number }) => fc.integer({ min, max });

const slots: fc.Arbitrary<Slot> = fc.oneof(
  fc.record({
    type: fc.constant('passphrase' as const),
    slotId: bytes(16),
    kdf: fc.record({
      memoryKiB: within(argon2Limits.memoryKiB),
      iterations: within(argon2Limits.iterations),
      parallelism: within(argon2Limits.parallelism),
      salt: bytes(16, 64),
    }),
    wrapped: bytes(60),
  }),
  fc.record({
    type: fc.constant('recovery' as const),
    slotId: bytes(16),
    salt: bytes(32),
    wrapped: bytes(60),
  }),
  fc.record({
    type: fc.constant('other' as const),
    slotId: bytes(16),
    typeCode: fc.oneof(fc.constant(0), fc.integer({ min: 3, max: 255 })),
    body: bytes(0, 200),
  }),
);

const headers: fc.Arbitrary<Header> = fc.record({
  version: fc.constant(formatVersion),
  vaultId: bytes(16),
  keyEpoch: fc.integer({ min: 0, max: 0xffff_ffff }),
  slots: fc.array(slots, { maxLength: 16 }),
  dropBox: fc.record({ keyId: bytes(16), publicKey: bytes(32), wrappedPrivate: bytes(0, 120) }),
});

async function withChecksum(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from([...content, ...new Uint8Array(await crypto.subtle.digest('SHA-256', content))]);
}

describe('parseHeader', () => {
  it('reads what encodeHeader wrote, in one form only', async () => {
    await fc.assert(
      fc.asyncProperty(headers, async (header) => {
        const encoded = await encodeHeader(header);
        const result = await parseHeader(encoded);
        expect(result).toEqual({ status: 'ok', header });
        if (result.status === 'ok') expect(await encodeHeader(result.header)).toEqual(encoded);
      }),
    );
  });

  it('never throws, and takes no bytes at random for a header', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(0, 400), async (value) => {
        expect((await parseHeader(value)).status).toBe('damaged');
      }),
    );
  });

  it('never throws on a body at random below a fitting checksum', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(0, 400), async (body) => {
        const front = Uint8Array.from([...Buffer.from('KEYSTEP\0'), 0, 1, ...body]);
        const result = await parseHeader(await withChecksum(front));
        if (result.status === 'ok') {
          expect(await encodeHeader(result.header)).toEqual(await withChecksum(front));
        }
      }),
    );
  });

  it('says damaged for a recovery slot that is too short or too long', async () => {
    const whole = 16 + 1 + 32 + 60;
    const dropBox = new Uint8Array(16 + 32 + 2);
    for (const length of [17, 48, whole - 1, whole, whole + 1]) {
      const slot = new Uint8Array(length);
      slot[16] = 2;
      const front = [...Buffer.from('KEYSTEP\0'), 0, 1, ...new Uint8Array(20), 1, 0, length];
      const header = await withChecksum(Uint8Array.from([...front, ...slot, ...dropBox]));
      expect((await parseHeader(header)).status).toBe(length === whole ? 'ok' : 'damaged');
    }
  });

  it('says damaged above 1 MiB, without a checksum over it', async () => {
    expect(await parseHeader(new Uint8Array(maxHeaderLength + 1))).toMatchObject({ status: 'damaged' });
    expect(
      parseBytesRow({ id: 'header', bytes: new Uint8Array(maxHeaderLength + 1) }, maxHeaderLength),
    ).toBeNull();
  });

  it('says damaged for version 0', async () => {
    const front = Uint8Array.from([...Buffer.from('KEYSTEP\0'), 0, 0]);
    expect(await parseHeader(await withChecksum(front))).toMatchObject({ status: 'damaged' });
  });
});

describe('a header that was tampered with', () => {
  it('is recognised at every bit by its checksum', async () => {
    const { vault } = await makeUnlocked();
    await vault.lock();
    const whole = await rawHeader();
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const changed = Uint8Array.from(whole);
      changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7));
      expect((await parseHeader(changed)).status).toBe('damaged');
    }
    for (let length = 0; length < whole.length; length += 1) {
      expect((await parseHeader(whole.slice(0, length))).status).toBe('damaged');
    }
  });

  it(
    'is recognised at every byte below a forged checksum, or harms nothing but the drop box',
    { timeout: 60_000 },
    async () => {
      const world = await makeUnlocked();
      const { id } = await addKey(world);
      await world.vault.offer({ opId: newId(), ...sample, environment: 'live', capturedFrom: null });
      await world.vault.lock();
      const whole = await rawHeader();
      const drops = await rawRows('dropbox');
      // The same Argon2id, remembered: most changes leave its settings alone.
      const known = new Map<string, Promise<Uint8Array>>();
      const vault = new Vault(
        {
          store: world.store,
          local: world.local,
          session: world.session,
          derive: (text, params) => {
            const key = JSON.stringify([
              ...text,
              params.memoryKiB,
              params.iterations,
              params.parallelism,
              ...params.salt,
            ]);
            const value = known.get(key) ?? deriveWithArgon2(text, params);
            known.set(key, value);
            return value;
          },
          now: () => world.time,
          autoLockMs: () => 600_000,
        },
        cheapPolicy,
      );
      const outcomes = new Map<string, number>();
      for (let at = 0; at < whole.length - 32; at += 1) {
        // The delay after the wrong ones is over.
        world.time += 600_000;
        const content = whole.slice(0, -32);
        content[at] = content[at]! ^ 1;
        await rawPut('header', { id: 'header', bytes: await withChecksum(content) });
        await rawPut('dropbox', ...drops);
        const outcome = await vault.unlock(passphrase).then(
          () => 'opened',
          (error: unknown) => (error as { code: string }).code,
        );
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (outcome === 'opened') {
          expect((await vault.read(id)).record).toMatchObject(fieldsOf());
          expect(await vault.waiting()).toMatchObject([{ readable: false }]);
        } else {
          expect(['wrong-passphrase', 'vault-damaged', 'vault-newer']).toContain(outcome);
          expect(['vault-locked', 'vault-damaged', 'vault-newer']).toContain(await codeOf(vault.list()));
        }
        await vault.lock();
      }
      // Key id, public key and wrapped private key of the drop box: 16 + 32 + 76 bytes.
      expect(outcomes.get('opened')).toBe(124);
    },
  );
});
