import { expect } from 'vitest';
import type { StoredKey } from '../../../src/keys/key-record.ts';
import type { Finding } from '../../../src/vault/finding.ts';
import { newId } from '../../../src/vault/rows.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { rowsOf, startOn, takeDisk } from './disk.ts';
import type { Disk, RawRow } from './disk.ts';
import { addKey, codeOf, fieldsOf, makeWorld, passphrase, rawPut, rawRows, sample } from './support.ts';
import type { World } from './support.ts';

/** A small vault with something in every table, and what another hand may have at hand. */
export interface Scene {
  readonly mirrored: boolean;
  /** The vault, locked. */
  readonly disk: Disk;
  /** The same vault on an earlier day: other revisions, and a key that was deleted since. */
  readonly earlier: Disk;
  /** Somebody else's vault, under the same passphrase. */
  readonly foreign: Disk;
  /** What is in it, by id. */
  readonly keys: ReadonlyMap<string, StoredKey>;
  readonly waiting: ReadonlyMap<string, object>;
  /** The key that was kept after the last lock: no list can name it. */
  readonly unlisted: string;
  readonly code: string;
}

/** What opening a disk came to. `damaged`: the header does not, and no copy has another. */
export type Opened =
  | { readonly status: 'damaged' }
  | {
      readonly status: 'open';
      readonly world: World;
      readonly findings: readonly Finding[];
      readonly kinds: ReadonlySet<string>;
      /** Ids of the scene's keys that are not in the list, and of those that do not wait any more. */
      readonly missing: readonly string[];
      readonly unreadable: readonly string[];
    };

export async function makeScene(mirrored: boolean): Promise<Scene> {
  const world = makeWorld({ mirrored, derive: rememberedDerive });
  const { vault } = world;
  await vault.create(passphrase);
  const first = await addKey(world, 'first');
  await addKey(world, 'second');
  const gone = await addKey(world, 'deleted');
  const code = vault.makeRecoveryCode();
  await vault.saveRecoveryCode(code);
  await offer(world);
  await vault.lock();
  const earlier = await takeDisk(world);
  world.time += 60_000;
  await vault.unlock(passphrase);
  await vault.save({ opId: newId(), ...first, fields: fieldsOf({ label: 'first, changed' }) });
  await vault.remove({ opId: newId(), ...gone });
  await offer(world);
  await vault.lock();
  // A row that is set aside: of another vault.
  const disk = await takeDisk(world);
  const foreign = await makeForeign();
  const again = await startOn(disk, mirrored, world.time + 60_000);
  const stray = rowsOf(foreign, 'records')[0];
  if (stray === undefined) throw new Error('expected a row');
  await rawPut('records', stray);
  await again.vault.unlock(passphrase);
  expect(await again.vault.quarantined()).toHaveLength(1);
  await again.vault.acknowledge();
  const keys = new Map<string, StoredKey>();
  for (const { id } of (await again.vault.list()).keys) keys.set(id, await again.vault.read(id));
  await again.vault.lock();
  const unlisted = await offer(again);
  const locked = await takeDisk(again);
  await again.vault.unlock(passphrase);
  const waiting = await waitingOf(again);
  expect(keys.size).toBe(2);
  expect(waiting.size).toBe(3);
  return { mirrored, disk: locked, earlier, foreign, keys, waiting, unlisted, code };
}

async function makeForeign(): Promise<Disk> {
  const world = makeWorld({ derive: rememberedDerive });
  await world.vault.create(passphrase);
  await addKey(world, 'foreign');
  await offer(world);
  await world.vault.lock();
  return takeDisk(world);
}

/** Keeps a key; gives its id. */
export async function offer(world: World): Promise<string> {
  const kept = { ...sample, environment: 'live', capturedFrom: 'www.binance.com' } as const;
  return (await world.vault.offer({ opId: newId(), ...kept })).dropId;
}

async function waitingOf({ vault }: World): Promise<Map<string, object>> {
  const entries = (await vault.waiting()).filter(({ readable }) => readable);
  return new Map(entries.map((entry) => [entry.dropId, entry]));
}

/**
 * Starts on a disk that was tampered with, and opens it as a person would. Whatever shows must be the scene's; with a
 * copy nothing of the scene may be missing.
 */
export async function openTampered(scene: Scene, disk: Disk): Promise<Opened> {
  const world = await startOn(disk, scene.mirrored);
  const { vault } = world;
  const { status, copyAvailable } = await vault.state();
  if (status === 'damaged') {
    expect(copyAvailable).toBe(scene.mirrored);
    expect(await codeOf(vault.unlock(passphrase))).toBe('vault-damaged');
    if (!scene.mirrored) return { status };
    await vault.restoreFromCopy();
  } else expect(status).toBe('locked');
  const records = (await rawRows('records')) as RawRow[];
  await vault.unlock(passphrase);
  const list = await vault.list();
  expect(list.damaged).toEqual([]);
  for (const { id } of list.keys) expect(await vault.read(id)).toEqual(scene.keys.get(id));
  const waiting = await waitingOf(world);
  for (const [id, entry] of waiting) expect(entry).toEqual(scene.waiting.get(id));
  const missing = [...scene.keys.keys()].filter((id) => !list.keys.some((key) => key.id === id));
  const unreadable = [...scene.waiting.keys()].filter((id) => !waiting.has(id));
  if (scene.mirrored) expect([...missing, ...unreadable]).toEqual([]);
  await expectBytesKept(records, list.keys);
  const findings = await vault.findings();
  expect((await vault.state()).findings > 0).toBe(findings.length > 0);
  const kinds = new Set(findings.map(({ kind }) => kind));
  return { status: 'open', world, findings, kinds, missing, unreadable };
}

/** A row that is not among the keys any more stands in the quarantine, with its bytes. */
async function expectBytesKept(before: readonly RawRow[], keys: readonly { id: string }[]): Promise<void> {
  const aside = (await rawRows('quarantine')).map(({ of, sealed }) => `${String(of)} ${hex(sealed)}`);
  for (const { id, sealed } of before) {
    if (!keys.some((key) => key.id === id)) expect(aside).toContain(`${id} ${hex(sealed)}`);
  }
}

function hex(bytes: unknown): string {
  return Buffer.from(bytes as Uint8Array).toString('hex');
}

/** The kinds of what was found, in order. */
export function kindsOf(opened: Opened): string[] {
  return opened.status === 'open' ? [...opened.kinds].sort() : [opened.status];
}
