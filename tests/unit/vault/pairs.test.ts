import { describe, expect, it } from 'vitest';
import { generatePair } from '../../../src/keys/key-pair.ts';
import { newId } from '../../../src/vault/rows.ts';
import { codeOf, makeUnlocked, passphrase, sample } from './support.ts';

const { publicKey, privateKey } = await generatePair('ed25519');
const details = { label: 'bot', account: '', tool: '', purpose: 'own-script', note: '' } as const;
const review = { ...details, permissions: ['enableReading'], addresses: [], rotateBy: null } as const;

const pairOffer = () =>
  ({
    opId: newId(),
    apiKey: '',
    secretKey: privateKey,
    environment: 'live',
    capturedFrom: null,
    fields: { ...review, keyType: 'ed25519', publicKey },
  }) as const;
const keyOffer = (change: object = {}) =>
  ({
    opId: newId(),
    apiKey: sample.apiKey,
    secretKey: '',
    environment: 'live',
    capturedFrom: 'www.binance.com',
    fields: { ...review, keyType: 'ed25519', publicKey, ...change },
  }) as const;

describe('a pair that waits for its API key', () => {
  it.each(['unlocked', 'locked'])('made while %s, is joined with it in the review', async (state) => {
    const world = await makeUnlocked();
    const { vault } = world;
    if (state === 'locked') await vault.lock();
    await vault.offer(pairOffer());
    expect(await vault.state()).toMatchObject({ waiting: 0, pairs: 1 });
    const { dropId } = await vault.offer(keyOffer());
    expect(await vault.state()).toMatchObject({ waiting: 1, pairs: 1 });
    // The browser ends in between: both are on disk.
    world.session.values.clear();
    const later = world.restarted().vault;
    expect(await later.state()).toMatchObject({ status: 'locked', waiting: 1, pairs: 1 });
    await later.unlock(passphrase);
    expect(await later.state()).toMatchObject({ waiting: 1, pairs: 1, findings: 0 });
    const kept = (await later.waiting()).find((entry) => entry.dropId === dropId);
    expect(kept).toMatchObject({ fields: { secretKey: privateKey, keyType: 'ed25519' } });
    const { id } = await later.accept({ opId: newId(), dropId, fields: { ...review, keyType: 'hmac' } });
    expect((await later.read(id)).record).toMatchObject({
      ...{ apiKey: sample.apiKey, secretKey: privateKey, publicKey, keyType: 'ed25519' },
      capturedFrom: 'www.binance.com',
    });
    expect(await later.state()).toMatchObject({ waiting: 0, pairs: 0 });
  });

  it('stays where the key was made with another one', async () => {
    const { vault } = await makeUnlocked();
    await vault.offer(pairOffer());
    const { dropId } = await vault.offer(keyOffer({ publicKey: publicKey.replace('MCow', 'MCox') }));
    const { id } = await vault.accept({ opId: newId(), dropId, fields: review });
    expect((await vault.read(id)).record.secretKey).toBe('');
    expect(await vault.state()).toMatchObject({ waiting: 0, pairs: 1 });
  });

  it('becomes a key with an API key that was typed, and not without one', async () => {
    const { vault } = await makeUnlocked();
    const { dropId } = await vault.offer(pairOffer());
    const request = { opId: newId(), dropId, fields: review };
    expect(await codeOf(vault.accept(request))).toBe('capture-invalid');
    const { id } = await vault.accept({ ...request, opId: newId(), apiKey: sample.apiKey });
    expect((await vault.read(id)).record).toMatchObject({ apiKey: sample.apiKey, secretKey: privateKey });
    expect((await vault.state()).pairs).toBe(0);
  });

  it('is no key where its two halves do not belong together, and stays as it was', async () => {
    const { vault } = await makeUnlocked();
    const other = await generatePair('ed25519');
    const { fields, ...rest } = pairOffer();
    const { dropId } = await vault.offer({ ...rest, fields: { ...fields, publicKey: other.publicKey } });
    const request = { opId: newId(), dropId, fields: review, apiKey: sample.apiKey };
    expect(await codeOf(vault.accept(request))).toBe('pair-mismatch');
    expect(await vault.state()).toMatchObject({ waiting: 0, pairs: 1 });
    expect((await vault.list()).keys).toEqual([]);
  });

  it('is refused without its public half: nothing could find it again', async () => {
    const { vault } = await makeUnlocked();
    const { fields, ...rest } = pairOffer();
    expect(await codeOf(vault.offer({ ...rest, fields: { ...fields, publicKey: '' } }))).toBe(
      'capture-invalid',
    );
  });
});
