import { describe, expect, it } from 'vitest';
import { freshMemory, resolve, type ResolverMemory } from '../../../src/guide/resolve.ts';
import type { PageView } from '../../../src/guide/run.ts';
import type { Observation } from '../../../src/site/observation.ts';
import { page, running, settled } from './scenes.ts';

const target = { label: 'freqtrade spot', first: 'vmPUZ', last: 'uh8A' };
const view = (change: Partial<PageView> = {}) => running({ plan: null, target, ...change });
const card = { 'create-api': {}, 'edit-restrictions': {}, 'delete-key': {} } as const;
const there = page(card, { target: 'found', card: 'target', keyCount: 3 });
const question = page({}, { dialog: 'scripted', deletes: 'one' });
const verification = page({}, { verifying: true, target: 'found', keyCount: 3 });
const gone = page({ 'create-api': {} }, { target: 'none', keyCount: 2 });

/** Somebody on the page, who looks long enough for the guide to make up its mind. */
class Person {
  readonly view = view();
  #memory: ResolverMemory = freshMemory;
  #now = 0;

  at(observation: Observation): string {
    const { hint, memory } = settled(observation, this.view, this.#memory, this.#now);
    this.#memory = memory;
    this.#now += 10_000;
    return hint === null ? 'none' : `${hint.step} ${hint.anchor ?? '-'}`;
  }
}

describe('a key that is to be deleted', () => {
  it('is pointed at, asked about in words, and said to be gone when it is', () => {
    const person = new Person();
    expect(person.at(there)).toBe('delete-key delete-key');
    expect(person.at(question)).toBe('confirm-delete -');
    expect(person.at(verification)).toBe('verify-identity -');
    expect(person.at(gone)).toBe('key-deleted -');
  });

  it('may be deleted without a question of the page, or without a verification', () => {
    const verified = new Person();
    verified.at(there);
    verified.at(verification);
    expect(verified.at(gone)).toBe('key-deleted -');
    const asked = new Person();
    asked.at(there);
    asked.at(question);
    expect(asked.at(gone)).toBe('key-deleted -');
  });

  it('may be the last of the account', () => {
    const person = new Person();
    person.at(there);
    person.at(question);
    expect(person.at(page({ 'create-api': {} }, { target: 'none' }))).toBe('key-deleted -');
  });

  it.each<[string, Observation, string]>([
    ['signed out', page({ 'log-in': {} }, { route: 'home', signedIn: 'no' }), 'sign-in log-in'],
    ['elsewhere', page({ 'profile-menu': {} }, { route: 'home' }), 'open-profile profile-menu'],
    ['near', page({ 'api-management': {} }, { route: 'dashboard' }), 'open-api-management api-management'],
    ['not listed', gone, 'find-key -'],
    ['one of two equals', page(card, { target: 'several', keyCount: 2 }), 'find-key -'],
    ['being edited', page({ save: {}, 'create-api': {} }, { target: 'found', keyCount: 1 }), 'delete-key -'],
  ])('%s', (_name, observation, expected) => {
    expect(new Person().at(observation)).toBe(expected);
  });

  it('makes nothing of somebody who looks around', () => {
    const person = new Person();
    // A question about another key, before this one was ever seen.
    expect(person.at(question)).toBe('unknown -');
    person.at(there);
    expect(person.at(page({ 'choose-type-title': {} }, { dialog: 'scripted' }))).toBe('unknown -');
    expect(person.at(there)).toBe('delete-key delete-key');
    expect(person.at(page({ 'create-api': {} }, { target: 'none', keyCount: 1 }))).toBe('find-key -');
  });

  it('that was asked about and kept after all is pointed at again', () => {
    const person = new Person();
    person.at(there);
    person.at(question);
    expect(person.at(there)).toBe('delete-key delete-key');
  });

  it('is not said to be gone while the page still loads', () => {
    const person = new Person();
    person.at(there);
    person.at(verification);
    expect(person.at(page({}, { target: 'none', loading: true }))).toBe('verify-identity -');
  });

  it('is said to be gone only after a while: cards come and go while a page draws', () => {
    const before = settled(question, view(), settled(there, view()).memory, 5000);
    const { hint, lookAgainInMs } = resolve(gone, view(), before.memory, 9000);
    expect(hint?.step).toBe('confirm-delete');
    expect(lookAgainInMs).toBe(1500);
  });

  it('stays gone after a reload', () => {
    const reached = ['delete-key', 'confirm-delete', 'key-deleted'] as const;
    expect(settled(gone, view({ reached })).hint?.step).toBe('key-deleted');
  });

  it('does not keep a secret on screen from being kept first', () => {
    const shown = page(card, { target: 'found', secret: 'shown', keyMark: 3, card: 'fresh', keyCount: 2 });
    expect(new Person().at(shown)).toBe('keep-key -');
  });

  it('is pointed at while the page still shows a key that was kept before, and not while it shows another', () => {
    const kept = (keyMark: number) =>
      page(card, { target: 'found', secret: 'shown', keyMark, card: 'fresh', keyCount: 2 });
    const before = settled(kept(3), running({ capture: 'kept', reached: ['generate', 'keep-key'] }));
    const now = view({ capture: 'kept' });
    const after = settled(kept(3), now, before.memory, 9000);
    expect(after.hint?.step).toBe('delete-key');
    expect(settled(kept(4), now, after.memory, 19_000).hint?.step).toBe('keep-key');
  });

  it('is not mistaken for all of them', () => {
    const before = settled(there, view()).memory;
    const all = page({}, { dialog: 'scripted', deletes: 'all' });
    const { hint } = settled(all, view(), before, 9000);
    expect([hint?.step, hint?.tone, hint?.title.id]).toEqual([
      'confirm-delete',
      'danger',
      'step_confirm_delete_title_all',
    ]);
  });
});
