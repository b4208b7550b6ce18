import { expect } from 'vitest';
import { newId } from '../../../src/vault/rows.ts';
import { proofMs } from '../../../src/vault/session-clock.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { codeOf, fieldsOf, makeWorld, rawDelete, rawPut, sample } from './support.ts';
import type { World } from './support.ts';
import type { Command } from './vault-commands.ts';

const minute = 60_000;
const review = { label: 'accepted', account: '', purpose: 'other', tool: '', note: '' } as const;
const lists = { permissions: [], addresses: [], rotateBy: null } as const;

/** `filledAt`: the revision that last changed the fields, which a form may still be filled from. */
interface ModelledKey {
  readonly label: string;
  readonly revision: number;
  readonly filledAt: number;
}

/** What a vault should hold, in plain words, beside the real one. */
export class ModelledVault {
  #world: World;
  #passphrase = 'the first passphrase';
  #code: string | null = null;
  #keys = new Map<string, ModelledKey>();
  #removed = new Map<string, ModelledKey>();
  #waiting = new Set<string>();
  #planted = 0;
  #aside = 0;
  #findings = 0;
  #acted: number;
  #typed: number;
  #mirrored: boolean;

  constructor(mirrored: boolean) {
    this.#mirrored = mirrored;
    this.#world = makeWorld({ mirrored, derive: rememberedDerive });
    this.#acted = this.#typed = this.#world.time;
  }

  async create(): Promise<void> {
    expect(await codeOf(this.#world.vault.unlock(this.#passphrase))).toBe('vault-missing');
    await this.#world.vault.create(this.#passphrase);
  }

  /** One command, and then everything that shows. */
  async step(command: Command, pick: number): Promise<void> {
    const world = this.#world;
    const { status, provedUntil, retryAt } = await world.vault.state();
    const isOpen = status === 'unlocked';
    if (isOpen) {
      expect(world.time - this.#acted).toBeLessThan(world.autoLockMs);
      if (provedUntil !== null) expect(world.time - this.#typed).toBeLessThan(proofMs);
    } else this.#removed.clear();
    const isFree = retryAt === null;
    if (await this.#passing(command, pick)) return this.compare();
    if (isOpen) await this.#open(command, pick, provedUntil !== null, isFree);
    else await this.#closed(command, pick, isFree);
    await this.compare();
  }

  /** What happens locked or unlocked, and moves no deadline. */
  async #passing(command: Command, pick: number): Promise<boolean> {
    const world = this.#world;
    if (command === 'forward') world.time += pick * minute;
    else if (command === 'far forward') world.time += 60 * minute;
    else if (command === 'back') world.time -= pick * minute;
    else if (command === 'lock') await world.vault.lock();
    else if (command === 'restart') {
      await world.copy?.settled();
      this.#world = world.restarted();
    } else if (command === 'offer') {
      const kept = { ...sample, environment: 'live', capturedFrom: null } as const;
      this.#waiting.add((await world.vault.offer({ opId: newId(), ...kept })).dropId);
    } else return false;
    return true;
  }

  async #closed(command: Command, pick: number, isFree: boolean): Promise<void> {
    const { vault, copy } = this.#world;
    const next = `passphrase number ${pick}`;
    if (command === 'unlock') await this.#enter(vault.unlock(this.#passphrase), isFree, null);
    else if (command === 'wrong unlock')
      await this.#enter(vault.unlock('not the passphrase'), isFree, 'wrong-passphrase');
    else if (command === 'wrong code') {
      await this.#enter(vault.recover(vault.makeRecoveryCode(), next), isFree, 'recovery-code-wrong');
    } else if (command === 'recover' && this.#code !== null) {
      if (await this.#enter(vault.recover(this.#code, next), isFree, null)) this.#passphrase = next;
    } else if (command === 'add') {
      const added = { opId: newId(), id: null, revision: 0, fields: fieldsOf({}) };
      expect(await codeOf(vault.save(added))).toBe('vault-locked');
    } else if (command === 'plant a row') {
      await rawPut('records', {
        id: newId(),
        revision: 1,
        sealed: crypto.getRandomValues(new Uint8Array(300)),
      });
      this.#planted += 1;
    } else if (command === 'take a row away') {
      const id = [...this.#keys.keys()][pick % this.#keys.size];
      if (id === undefined) return;
      await copy?.settled();
      await rawDelete('records', id);
      if (!this.#mirrored) this.#keys.delete(id);
      this.#findings += 1;
      // At once, so that the next one finds it and nothing else.
      this.#world.time += 10 * minute;
      await this.#enter(vault.unlock(this.#passphrase), true, null);
    }
  }

  async #enter(work: Promise<void>, isFree: boolean, error: string | null): Promise<boolean> {
    if (!isFree || error !== null) {
      expect(await codeOf(work)).toBe(isFree ? error : 'too-many-tries');
      return false;
    }
    await work;
    this.#removed.clear();
    this.#findings += this.#planted;
    this.#aside += this.#planted;
    this.#planted = 0;
    this.#acted = this.#typed = this.#world.time;
    return true;
  }

  async #open(command: Command, pick: number, isProved: boolean, isFree: boolean): Promise<void> {
    const { vault, time } = this.#world;
    const opId = newId();
    const label = `label ${opId}`;
    const fields = fieldsOf({ label, secretKey: `secret of ${label}` });
    const key = [...this.#keys][pick % this.#keys.size];
    const gone = [...this.#removed][pick % this.#removed.size];
    const dropId = [...this.#waiting][pick % this.#waiting.size];
    const aside = (await vault.quarantined())[0];
    if (command === 'add') {
      const saved = await this.#twice(() => vault.save({ opId, id: null, revision: 0, fields }));
      this.#keys.set(saved.id, { label, revision: 1, filledAt: 1 });
    } else if (command === 'change' && key !== undefined) {
      const [id, { revision }] = key;
      expect(await codeOf(vault.save({ opId: newId(), id, revision: revision + 1, fields }))).toBe(
        'revision-conflict',
      );
      await this.#twice(() => vault.save({ opId, id, revision, fields }));
      this.#keys.set(id, { label, revision: revision + 1, filledAt: revision + 1 });
    } else if (command === 'delete' && key !== undefined) {
      const [id, { revision }] = key;
      await this.#twice(() => vault.remove({ opId, id, revision }));
      this.#keys.delete(id);
      this.#removed.set(...key);
    } else if (command === 'restore' && gone !== undefined) {
      await this.#twice(() => vault.restore({ opId, id: gone[0] }));
      this.#removed.delete(gone[0]);
      this.#keys.set(...gone);
    } else if (command === 'accept' && dropId !== undefined) {
      const saved = await this.#twice(() => vault.accept({ opId, dropId, fields: { ...review, ...lists } }));
      this.#waiting.delete(dropId);
      this.#keys.set(saved.id, { label: review.label, revision: 1, filledAt: 1 });
    } else if (command === 'discard' && dropId !== undefined) {
      await this.#twice(() => vault.discard(dropId));
      this.#waiting.delete(dropId);
    } else if (command === 'reveal' && key !== undefined) {
      const work = vault.reveal(key[0], 'show');
      if (!isProved) expect(await codeOf(work)).toBe('proof-needed');
      else {
        const [id, { label, revision }] = key;
        expect(await work).toBe(label === review.label ? sample.secretKey : `secret of ${label}`);
        this.#keys.set(id, { ...key[1], revision: revision + 1 });
      }
    } else if (command === 'note care' && key !== undefined) {
      const [id, { revision }] = key;
      await this.#twice(() => vault.noteCare({ opId, id, change: { exported: `format ${pick}` } }));
      this.#keys.set(id, { ...key[1], revision: revision + 1 });
    } else if (command === 'change from before' && key !== undefined) {
      const [id, { revision, filledAt }] = key;
      const stale = { opId: newId(), id, revision: filledAt - 1, fields };
      expect(await codeOf(vault.save(stale))).toBe('revision-conflict');
      await this.#twice(() => vault.save({ opId, id, revision: filledAt, fields }));
      this.#keys.set(id, { label, revision: revision + 1, filledAt: revision + 1 });
    } else if (command === 'save code') {
      const code = vault.makeRecoveryCode();
      if (!isProved) expect(await codeOf(vault.saveRecoveryCode(code))).toBe('proof-needed');
      else {
        await vault.saveRecoveryCode(code);
        this.#code = code;
      }
    } else if (command === 'change passphrase' && isFree) {
      const next = `passphrase number ${pick}`;
      await vault.changePassphrase(this.#passphrase, next);
      [this.#passphrase, this.#typed] = [next, time];
    } else if (command === 'rotate' && isFree) {
      const code = pick % 2 === 0 ? null : vault.makeRecoveryCode();
      const work = vault.rotateKey({ passphrase: this.#passphrase, code });
      if (this.#aside > 0) expect(await codeOf(work)).toBe('vault-not-whole');
      else {
        await work;
        this.#code = code;
        this.#typed = time;
        this.#removed.clear();
      }
    } else if (command === 'acknowledge') {
      await vault.acknowledge();
      this.#findings = 0;
    } else if (command === 'put back' && aside !== undefined) {
      expect(await codeOf(vault.putBack({ opId, id: aside.id }))).toBe('record-damaged');
    } else if (command === 'throw away' && aside !== undefined) {
      await vault.discardQuarantined(aside.id);
      this.#aside -= 1;
    } else return;
    this.#acted = time;
  }

  /** A request that is repeated happens once. */
  async #twice<Value>(work: () => Promise<Value>): Promise<Value> {
    const first = await work();
    expect(await work()).toEqual(first);
    return first;
  }

  /** Everything that shows is what the model says. */
  async compare(): Promise<void> {
    const { vault } = this.#world;
    const state = await vault.state();
    expect(state.waiting).toBe(this.#waiting.size);
    expect(state.hasRecoveryCode).toBe(this.#code !== null);
    if (state.status === 'locked') {
      expect(await codeOf(vault.list())).toBe('vault-locked');
      return;
    }
    const { keys, damaged } = await vault.list();
    expect(damaged).toEqual([]);
    const shown = [...this.#keys].map(([id, { label, revision }]) => [id, { label, revision }] as const);
    expect(new Map(keys.map(({ id, label, revision }) => [id, { label, revision }]))).toEqual(new Map(shown));
    const waiting = await vault.waiting();
    expect(waiting.every(({ readable }) => readable)).toBe(true);
    expect(new Set(waiting.map(({ dropId }) => dropId))).toEqual(this.#waiting);
    expect(await vault.quarantined()).toHaveLength(this.#aside);
    expect(await vault.findings()).toHaveLength(this.#findings);
    expect(state.findings).toBe(this.#findings);
  }

  /** Locks, opens, and compares once more. */
  async end(): Promise<void> {
    await this.#world.vault.lock();
    this.#world.time += 10 * minute;
    await this.#enter(this.#world.vault.unlock(this.#passphrase), true, null);
    await this.compare();
  }
}
