import { describe, expect, it } from 'vitest';
import { codeOf, makeUnlocked, makeWorld, passphrase, sample } from './support.ts';

const texts = { label: 'half typ', apiKey: sample.apiKey, 'secret key': '' };

describe('Vault drafts', () => {
  it('open again while unlocked, also after the background died', async () => {
    const world = await makeUnlocked();
    const draft = await world.vault.sealDraft('add-key', texts);
    expect(Buffer.from(draft, 'base64').toString('latin1')).not.toContain('half typ');
    expect(await world.vault.openDraft('add-key', draft)).toEqual(texts);
    expect(await world.restarted().vault.openDraft('add-key', draft)).toEqual(texts);
  });

  it('survive a lock', async () => {
    const { vault } = await makeUnlocked();
    const draft = await vault.sealDraft('add-key', texts);
    await vault.lock();
    expect(await codeOf(vault.openDraft('add-key', draft))).toBe('vault-locked');
    await vault.unlock(passphrase);
    expect(await vault.openDraft('add-key', draft)).toEqual(texts);
  });

  it('are write-only while locked, and open after the next unlocks', async () => {
    const { vault } = await makeUnlocked();
    await vault.lock();
    const draft = await vault.sealDraft('add-key', texts);
    for (let count = 0; count < 3; count += 1) {
      await vault.unlock(passphrase);
      expect(await vault.openDraft('add-key', draft)).toEqual(texts);
      await vault.lock();
    }
  });

  it.each(['unlocked', 'locked'])('sealed while %s open for their own form alone', async (state) => {
    const { vault } = await makeUnlocked();
    if (state === 'locked') await vault.lock();
    const draft = await vault.sealDraft('add-key', texts);
    await vault.unlock(passphrase);
    expect(await vault.openDraft('edit-key', draft)).toBeNull();
    const bytes = Buffer.from(draft, 'base64');
    for (const at of [0, 3, 20, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 4;
      expect(await vault.openDraft('add-key', changed.toString('base64'))).toBeNull();
    }
  });

  it.each(['', 'no base64!', 'AQ==', 'AwAAAAAAAAAAAAAAAAAAAAAAAAAA'])('are none for %j', async (draft) => {
    const { vault } = await makeUnlocked();
    expect(await vault.openDraft('add-key', draft)).toBeNull();
  });

  it('need a vault', async () => {
    expect(await codeOf(makeWorld().vault.sealDraft('add-key', texts))).toBe('vault-missing');
  });
});
