import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import { encodeHeader, formatVersion, parseHeader } from '../../../src/vault/header.ts';
import { newId } from '../../../src/vault/rows.ts';
import { Vault } from '../../../src/vault/vault.ts';
import {
  addKey,
  cheapPolicy,
  codeOf,
  dump,
  fieldsOf,
  makeUnlocked,
  makeWorld,
  passphrase,
  rawHeader,
  rawPut,
  rawRows,
  sample,
} from './support.ts';

afterEach(() => vi.restoreAllMocks());

const offer = { ...sample, environment: 'live', capturedFrom: 'www.binance.com' } as const;

/** The header with another format version and a checksum that fits. */
async function asVersion(version: number): Promise<Uint8Array> {
  const content = (await rawHeader()).slice(0, -32);
  new DataView(content.buffer).setUint16(8, version);
  const checksum = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Uint8Array.from([...content, ...checksum]);
}

describe('Vault, before there is one', () => {
  it('says none, and refuses everything that needs one', async () => {
    const { vault } = makeWorld();
    expect(await vault.state()).toMatchObject({
      status: 'none',
      waiting: 0,
      lockAt: null,
      writeFailed: false,
    });
    expect(await codeOf(vault.unlock(passphrase))).toBe('vault-missing');
    expect(await codeOf(vault.list())).toBe('vault-missing');
    expect(await codeOf(vault.offer({ opId: newId(), ...offer }))).toBe('vault-missing');
    await vault.lock();
  });

  it('refuses a passphrase of 14 characters and takes one of 15, counted after NFKC', async () => {
    const { vault } = makeWorld();
    expect(await codeOf(vault.create('a'.repeat(14)))).toBe('passphrase-short');
    // Fourteen letters and a combining accent that joins the last of them.
    expect(await codeOf(vault.create(`${'e'.repeat(14)}\u0301`))).toBe('passphrase-short');
    await vault.create('a'.repeat(15));
    expect((await vault.state()).status).toBe('unlocked');
  });

  it('is made once', async () => {
    const { vault } = await makeUnlocked();
    expect(await codeOf(vault.create(passphrase))).toBe('vault-exists');
  });

  it('is made once by two at the same time', async () => {
    const { vault } = makeWorld();
    const results = await Promise.allSettled([vault.create(passphrase), vault.create(`${passphrase}!`)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await rawRows('header')).map(({ id }) => id)).toEqual(['commits', 'header']);
  });
});

describe('Vault, its passphrase', () => {
  it('opens with the right one and tells a wrong one', async () => {
    const { vault } = await makeUnlocked();
    await vault.lock();
    expect(await codeOf(vault.unlock(`${passphrase} `))).toBe('wrong-passphrase');
    expect((await vault.state()).status).toBe('locked');
    await vault.unlock(passphrase);
    expect((await vault.state()).status).toBe('unlocked');
  });

  it('is the same in every Unicode form', async () => {
    const { vault } = makeWorld();
    await vault.create('Ångström è una unità ﬁne'.normalize('NFC'));
    await vault.lock();
    await vault.unlock('Ångström è una unità ﬁne'.normalize('NFKD'));
    expect((await vault.state()).status).toBe('unlocked');
  });

  it('leads to another root, salt, id and drop box in every vault', async () => {
    await makeUnlocked();
    const first = await parseHeader(await rawHeader());
    await makeUnlocked();
    const second = await parseHeader(await rawHeader());
    if (first.status !== 'ok' || second.status !== 'ok') throw new Error('expected two headers');
    expect(second.header.vaultId).not.toEqual(first.header.vaultId);
    expect(second.header.slots).not.toEqual(first.header.slots);
    expect(second.header.dropBox.publicKey).not.toEqual(first.header.dropBox.publicKey);
  });
});

describe('Vault, its session', () => {
  it('resumes without a passphrase after the background died', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    const { vault } = world.restarted();
    expect((await vault.state()).status).toBe('unlocked');
    expect((await vault.read(id)).record).toMatchObject(fieldsOf());
  });

  it('is over when the browser was closed', async () => {
    const world = await makeUnlocked();
    const { vault } = makeWorld({ fresh: false, time: world.time });
    expect((await vault.state()).status).toBe('locked');
  });

  it('leaves the root key on neither side alone', async () => {
    const world = await makeUnlocked();
    const [row] = await rawRows('session');
    expect((row!['wrapper'] as CryptoKey).extractable).toBe(false);
    await rawPut('session', { ...row, wrapper: null });
    expect((await world.restarted().vault.state()).status).toBe('locked');
    expect(world.session.values.has('vault.session')).toBe(false);
  });

  it('keeps nothing but base64 and numbers in memory-only storage', async () => {
    const world = await makeUnlocked();
    await addKey(world, 'canary label');
    const kept = JSON.stringify([...world.session.values]);
    expect(kept).not.toContain('canary');
    expect(kept).not.toContain(sample.secretKey);
  });

  it('ends on demand, here and in every other context', async () => {
    const world = await makeUnlocked();
    await addKey(world);
    const other = world.restarted();
    expect((await other.vault.list()).keys).toHaveLength(1);
    await world.vault.lock();
    expect(await codeOf(other.vault.list())).toBe('vault-locked');
    expect(await codeOf(world.vault.list())).toBe('vault-locked');
    expect(await rawRows('session')).toEqual([]);
    expect(world.session.values.has('vault.session')).toBe(false);
  });

  it('ends at its deadline, noticed by whatever call comes first', async () => {
    const world = await makeUnlocked();
    expect((await world.vault.state()).lockAt).toBe(world.time + 600_000);
    world.time += 600_000;
    expect(await codeOf(world.vault.list())).toBe('vault-locked');
    expect(await rawRows('session')).toEqual([]);
    world.time -= 600_000;
    expect((await world.vault.state()).status).toBe('locked');
  });

  it('ends at its deadline although the background was dead meanwhile', async () => {
    const world = await makeUnlocked();
    world.time += 600_001;
    expect((await world.restarted().vault.state()).status).toBe('locked');
  });

  it('is extended by what the person does, and not by looking', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    world.time += 500_000;
    await world.vault.list();
    await world.vault.waiting();
    expect((await world.vault.state()).lockAt).toBe(world.time + 100_000);
    await world.vault.read(id);
    expect((await world.vault.state()).lockAt).toBe(world.time + 600_000);
    world.autoLockMs = 60_000;
    await world.vault.touch();
    expect((await world.vault.state()).lockAt).toBe(world.time + 60_000);
  });

  it('ends when the clock goes back by more than a minute', async () => {
    const world = await makeUnlocked();
    world.time -= 59_000;
    expect((await world.vault.state()).status).toBe('unlocked');
    world.time += 300_000;
    expect((await world.vault.state()).status).toBe('unlocked');
    world.time -= 61_000;
    expect((await world.vault.state()).status).toBe('locked');
  });
});

describe('Vault, damaged or newer', () => {
  it('tells a damaged header from a wrong passphrase', async () => {
    const { vault } = await makeUnlocked();
    await vault.lock();
    const bytes = await rawHeader();
    bytes[40] = bytes[40]! ^ 1;
    await rawPut('header', { id: 'header', bytes });
    expect((await vault.state()).status).toBe('damaged');
    expect(await codeOf(vault.unlock(passphrase))).toBe('vault-damaged');
    expect(await codeOf(vault.offer({ opId: newId(), ...offer }))).toBe('vault-damaged');
    expect(await codeOf(vault.create(passphrase))).toBe('vault-exists');
  });

  it('takes keys without a header for damage, not for an empty start', async () => {
    const world = await makeUnlocked();
    await addKey(world);
    const rows = await rawRows('records');
    await world.vault.destroy();
    await world.vault.state();
    await rawPut('records', ...rows);
    expect((await world.vault.state()).status).toBe('damaged');
    expect(await codeOf(world.vault.create(passphrase))).toBe('vault-exists');
  });

  it('leaves a newer vault as it is', async () => {
    const { vault } = await makeUnlocked();
    await vault.lock();
    await rawPut('header', { id: 'header', bytes: await asVersion(formatVersion + 1) });
    const before = await dump();
    expect((await vault.state()).status).toBe('newer');
    for (const work of [
      () => vault.unlock(passphrase),
      () => vault.offer({ opId: newId(), ...offer }),
      () => vault.sealDraft('add-key', { label: 'x' }),
      () => vault.list(),
    ]) {
      expect(await codeOf(work())).toBe('vault-newer');
    }
    expect(await codeOf(vault.create(passphrase))).toBe('vault-exists');
    expect(await dump()).toBe(before);
  });

  it('leaves a database of a newer version as it is', async () => {
    const { vault } = makeWorld();
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('keystep-vault', 7);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect((await vault.state()).status).toBe('newer');
    expect(await codeOf(vault.create(passphrase))).toBe('vault-newer');
  });

  it('keeps a slot of a kind that it does not know', async () => {
    const { vault } = await makeUnlocked();
    await vault.lock();
    const parsed = await parseHeader(await rawHeader());
    if (parsed.status !== 'ok') throw new Error('expected a header');
    const other = {
      type: 'other',
      slotId: new Uint8Array(16).fill(9),
      typeCode: 9,
      body: new Uint8Array(70).fill(8),
    } as const;
    const slots = [other, ...parsed.header.slots];
    await rawPut('header', { id: 'header', bytes: await encodeHeader({ ...parsed.header, slots }) });
    await vault.unlock(passphrase);
    const after = await parseHeader(await rawHeader());
    expect(after.status === 'ok' && after.header.slots[0]).toEqual(other);
  });
});

describe('Vault, destroyed', () => {
  it.each(['unlocked', 'locked', 'damaged', 'newer'])('leaves nothing of one that is %s', async (state) => {
    const world = await makeUnlocked();
    await addKey(world);
    await world.vault.offer({ opId: newId(), ...offer });
    if (state !== 'unlocked') await world.vault.lock();
    if (state === 'damaged') await rawPut('header', { id: 'header', bytes: new Uint8Array(3) });
    if (state === 'newer') await rawPut('header', { id: 'header', bytes: await asVersion(9) });
    expect((await world.vault.state()).status).toBe(state);
    await world.vault.destroy();
    expect(await indexedDB.databases()).toEqual([]);
    expect(world.session.values.size).toBe(0);
    expect(world.local.values.size).toBe(0);
    expect((await world.vault.state()).status).toBe('none');
    await world.vault.create(passphrase);
    expect((await world.vault.list()).keys).toEqual([]);
  });
});

describe('Vault, where IndexedDB fails', () => {
  function withOpen(open: () => IDBOpenDBRequest): Vault {
    const { session, local, store } = makeWorld();
    const factory = new IDBFactory();
    vi.spyOn(factory, 'open').mockImplementation(open);
    globalThis.indexedDB = factory;
    return new Vault(
      {
        store,
        local,
        session,
        derive: deriveWithArgon2,
        now: () => 1_780_000_000_000,
        autoLockMs: () => 600_000,
      },
      cheapPolicy,
    );
  }

  it("says unavailable in Firefox's permanent private mode, and keeps nothing half", async () => {
    const vault = withOpen(() => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
    });
    expect(await vault.state()).toMatchObject({ status: 'unavailable', waiting: 0 });
    expect(await codeOf(vault.create(passphrase))).toBe('vault-unavailable');
    expect(await codeOf(vault.unlock(passphrase))).toBe('vault-unavailable');
    expect(await codeOf(vault.offer({ opId: newId(), ...offer }))).toBe('vault-unavailable');
    await vault.lock();
  });

  it('says unavailable where opening never answers', async () => {
    const vault = withOpen(() => new EventTarget() as IDBOpenDBRequest);
    expect((await vault.state()).status).toBe('unavailable');
  });
});
