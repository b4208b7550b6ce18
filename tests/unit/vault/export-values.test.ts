import { describe, expect, it } from 'vitest';
import { addKey, codeOf, makeUnlocked, passphrase, sample } from './support.ts';

describe('values for an export', () => {
  it('come with the secret, and key and diary remember the format', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id, revision } = await addKey(world);
    const values = await vault.exportValues({ id, format: 'freqtrade', secret: true });
    expect(values).toEqual({ apiKey: sample.apiKey, secretKey: sample.secretKey });
    const stored = await vault.read(id);
    expect(stored.revision).toBe(revision + 1);
    expect(stored.record.care.exportedTo).toEqual([{ format: 'freqtrade', at: world.time }]);
    expect((await vault.diary())[0]).toMatchObject({ what: 'exported', label: stored.record.label });
  });

  it('want the passphrase again where the secret is asked for, and only there', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id } = await addKey(world);
    world.time += 6 * 60_000;
    expect(await codeOf(vault.exportValues({ id, format: 'dotenv', secret: true }))).toBe('proof-needed');
    expect(await vault.exportValues({ id, format: 'dotenv', secret: false })).toEqual({
      apiKey: sample.apiKey,
      secretKey: null,
    });
    await vault.prove(passphrase);
    expect((await vault.exportValues({ id, format: 'dotenv', secret: true })).secretKey).toBe(
      sample.secretKey,
    );
  });

  it('stay in while the vault is locked, and of a key that there is not', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id } = await addKey(world);
    expect(await codeOf(vault.exportValues({ id: '0'.repeat(32), format: 'dotenv', secret: true }))).toBe(
      'record-missing',
    );
    await vault.lock();
    expect(await codeOf(vault.exportValues({ id, format: 'dotenv', secret: false }))).toBe('vault-locked');
  });
});
