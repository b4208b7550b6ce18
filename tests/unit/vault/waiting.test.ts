import { describe, expect, it, vi } from 'vitest';
import { freshCare } from '../../../src/keys/key-care.ts';
import { sealDrop } from '../../../src/vault/drop-box.ts';
import { utf8 } from '../../../src/vault/bytes.ts';
import { parseHeader } from '../../../src/vault/header.ts';
import { idBytes, newId } from '../../../src/vault/rows.ts';
import type { World } from './support.ts';
import { codeOf, fieldsOf, makeUnlocked, passphrase, rawHeader, rawPut, rawRows, sample } from './support.ts';

function offerOf(opId = newId()) {
  return { opId, ...sample, environment: 'live', capturedFrom: 'www.binance.com' } as const;
}

const review = {
  label: 'kept',
  account: '',
  tool: '',
  purpose: 'tax',
  permissions: ['enableReading'],
  addresses: [],
  rotateBy: null,
  note: '',
} as const;

async function currentHeader() {
  const parsed = await parseHeader(await rawHeader());
  if (parsed.status !== 'ok') throw new Error('expected a header');
  return parsed.header;
}

async function lockedWorld(): Promise<World> {
  const world = await makeUnlocked();
  await world.vault.lock();
  return world;
}

describe('Vault drop box', () => {
  it.each(['unlocked', 'locked'])('keeps a key while %s, and gives it back for review', async (state) => {
    const world = await makeUnlocked();
    if (state === 'locked') await world.vault.lock();
    const { dropId } = await world.vault.offer(offerOf());
    expect((await world.vault.state()).waiting).toBe(1);
    if (state === 'locked') {
      expect(await codeOf(world.vault.waiting())).toBe('vault-locked');
      await world.vault.unlock(passphrase);
    }
    expect(await world.vault.waiting()).toEqual([
      {
        dropId,
        keptAt: world.time,
        readable: true,
        capturedFrom: 'www.binance.com',
        replaces: null,
        fields: fieldsOf({
          label: '',
          account: '',
          purpose: 'other',
          tool: '',
          permissions: [],
          addresses: [],
          rotateBy: null,
          note: '',
        }),
      },
    ]);
  });

  it('keeps what is known already, and takes an empty secret for a self-generated key', async () => {
    const { vault } = await makeUnlocked();
    await vault.offer({ ...offerOf(), secretKey: '', fields: { label: 'bot', purpose: 'spot-bot' } });
    expect((await vault.waiting())[0]).toMatchObject({
      fields: { label: 'bot', purpose: 'spot-bot', keyType: 'ed25519', secretKey: '' },
    });
  });

  it('finds the key again after the browser was killed right after the commit', async () => {
    const world = await lockedWorld();
    await world.vault.offer(offerOf());
    world.session.values.clear();
    const { vault } = world.restarted();
    expect(await vault.state()).toMatchObject({ status: 'locked', waiting: 1 });
    await vault.unlock(passphrase);
    expect((await vault.waiting())[0]).toMatchObject({ readable: true, fields: sample });
  });

  it('keeps a repeated request once', async () => {
    const world = await lockedWorld();
    const offer = offerOf();
    const answers = await Promise.all([world.vault.offer(offer), world.restarted().vault.offer(offer)]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await world.vault.state()).waiting).toBe(1);
  });

  it('takes 64 entries of up to 16 KiB', async () => {
    const { vault } = await lockedWorld();
    for (let count = 0; count < 64; count += 1) await vault.offer(offerOf());
    expect(await codeOf(vault.offer(offerOf()))).toBe('drop-box-full');
    expect((await vault.state()).waiting).toBe(64);
  });

  it('refuses an entry above 16 KiB, and one without an API key', async () => {
    const { vault } = await lockedWorld();
    const note = 'x'.repeat(16 * 1024);
    expect(await codeOf(vault.offer({ ...offerOf(), fields: { note } }))).toBe('capture-invalid');
    expect(await codeOf(vault.offer({ ...offerOf(), apiKey: '' }))).toBe('capture-invalid');
    expect((await vault.state()).waiting).toBe(0);
  });

  it('has a new pair after each unlock, and everything in it still opens', async () => {
    const world = await lockedWorld();
    await world.vault.offer(offerOf());
    const before = await currentHeader();
    await world.vault.unlock(passphrase);
    await world.vault.lock();
    await world.vault.unlock(passphrase);
    const after = await currentHeader();
    expect(after.dropBox.keyId).not.toEqual(before.dropBox.keyId);
    expect(after.dropBox.publicKey).not.toEqual(before.dropBox.publicKey);
    expect(await world.vault.waiting()).toMatchObject([
      { readable: true, keptAt: world.time, fields: sample },
    ]);
  });

  it('keeps every key that is offered while the vault is being unlocked', async () => {
    const world = await lockedWorld();
    const other = world.restarted();
    const work = [world.vault.unlock(passphrase)];
    for (let count = 0; count < 8; count += 1) work.push(other.vault.offer(offerOf()).then(() => undefined));
    await Promise.all(work);
    const waiting = await world.vault.waiting();
    expect(waiting).toHaveLength(8);
    expect(waiting.every(({ readable }) => readable)).toBe(true);
  });
});

describe('Vault drop box, with a foreign hand in it', () => {
  it('flags an entry at every changed byte, and keeps it until it is discarded', async () => {
    const { vault } = await makeUnlocked();
    const { dropId } = await vault.offer(offerOf());
    const [row] = await rawRows('dropbox');
    const sealed = row!['sealed'] as Uint8Array;
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = Uint8Array.from(sealed);
      changed[at] = changed[at]! ^ 1;
      await rawPut('dropbox', { ...row, sealed: changed });
      expect((await vault.waiting())[0]).toMatchObject({ dropId, readable: false });
    }
    await rawPut('dropbox', { ...row, createdAt: (row!['createdAt'] as number) + 1 });
    expect((await vault.waiting())[0]).toMatchObject({ readable: false });
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await codeOf(vault.accept({ opId: newId(), dropId, fields: review }))).toBe('record-damaged');
    expect(await vault.waiting()).toHaveLength(1);
    await vault.discard(dropId);
    await vault.discard(dropId);
    expect(await vault.waiting()).toEqual([]);
  });

  it('flags swapped entries, and rows that are no entries', async () => {
    const { vault } = await makeUnlocked();
    await vault.offer(offerOf());
    await vault.offer(offerOf());
    const [a, b] = await rawRows('dropbox');
    await rawPut('dropbox', { ...a, sealed: b!['sealed'] }, { ...b, sealed: a!['sealed'] }, { id: 'stray' });
    const waiting = await vault.waiting();
    expect(waiting.map(({ readable }) => readable)).toEqual([false, false, false]);
    expect(waiting.map(({ dropId }) => dropId)).toContain('stray');
  });

  it.each(['no key', '{"capturedFrom":null,"fields":{}}', '\u0000'])(
    'flags what an outsider sealed that is no key: %j',
    async (text) => {
      const { vault } = await makeUnlocked();
      const header = await currentHeader();
      const id = newId();
      const entry = { kind: 'key', dropId: idBytes(id)!, createdAt: 5 } as const;
      const sealed = await sealDrop(header, header.dropBox, entry, utf8(text));
      await rawPut('dropbox', { id, createdAt: 5, sealed });
      expect(await vault.waiting()).toEqual([{ dropId: id, keptAt: 5, readable: false }]);
    },
  );
});

describe('Vault, accepting what waits', () => {
  it('makes a record and removes the entry', async () => {
    const world = await lockedWorld();
    const { dropId } = await world.vault.offer(offerOf());
    const keptAt = world.time;
    world.time += 60_000;
    await world.vault.unlock(passphrase);
    const { id, revision } = await world.vault.accept({ opId: newId(), dropId, fields: review });
    expect(await world.vault.read(id)).toEqual({
      id,
      revision,
      record: {
        ...review,
        ...sample,
        keyType: 'hmac',
        environment: 'live',
        createdAt: keptAt,
        changedAt: world.time,
        capturedFrom: 'www.binance.com',
        publicKey: '',
        ...{ fieldsRevision: 1, care: freshCare },
      },
    });
    expect(await world.vault.waiting()).toEqual([]);
  });

  it('happens once under one id, and once for one entry', async () => {
    const { vault } = await makeUnlocked();
    const { dropId } = await vault.offer(offerOf());
    const request = { opId: newId(), dropId, fields: { ...review, environment: 'testnet' } } as const;
    expect(await vault.accept(request)).toEqual(await vault.accept(request));
    expect(await codeOf(vault.accept({ ...request, opId: newId() }))).toBe('record-missing');
    expect((await vault.list()).keys.map(({ environment }) => environment)).toEqual(['testnet']);
  });

  it('needs an open vault', async () => {
    const { vault } = await lockedWorld();
    const { dropId } = await vault.offer(offerOf());
    expect(await codeOf(vault.accept({ opId: newId(), dropId, fields: review }))).toBe('vault-locked');
    expect(await codeOf(vault.discard(dropId))).toBe('vault-locked');
    expect((await vault.state()).waiting).toBe(1);
  });

  it('opens what it let in itself, and little else, where another hand has put thousands of entries in', async () => {
    const world = await makeUnlocked();
    const ours = [(await world.vault.offer(offerOf())).dropId];
    await world.vault.lock();
    ours.push((await world.vault.offer(offerOf())).dropId);
    // They open: the public key is no secret.
    const header = await currentHeader();
    const forged = [];
    for (let index = 0; index < 3000; index += 1) {
      const id = newId();
      const createdAt = world.time;
      const entry = { kind: 'key', dropId: idBytes(id)!, createdAt } as const;
      const sealed =
        index < 100
          ? await sealDrop(header, header.dropBox, entry, utf8('{}'))
          : crypto.getRandomValues(new Uint8Array(600));
      forged.push({ id, createdAt, sealed });
    }
    await rawPut('dropbox', ...forged);
    const derive = vi.spyOn(crypto.subtle, 'deriveBits');
    await world.vault.unlock(passphrase);
    expect(derive.mock.calls.length).toBeLessThan(400);
    derive.mockRestore();
    expect((await world.vault.findings()).map(({ kind, healed }) => ({ kind, healed }))).toEqual([
      { kind: 'drop-box-flooded', healed: true },
    ]);
    const waiting = await world.vault.waiting();
    expect(waiting.filter(({ readable }) => readable).map(({ dropId }) => dropId)).toEqual(
      expect.arrayContaining(ours),
    );
    expect(waiting.length).toBeLessThanOrEqual(66);
    await world.vault.lock();
    await world.vault.unlock(passphrase);
    expect(await world.vault.waiting()).toHaveLength(waiting.length);
  });
});
