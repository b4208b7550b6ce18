import { describe, expect, it } from 'vitest';
import { freshMemory, type ResolverMemory } from '../../../src/guide/resolve.ts';
import type { PageView } from '../../../src/guide/run.ts';
import { isFlowStep, type FlowStep } from '../../../src/guide/step-id.ts';
import type { Observation } from '../../../src/site/observation.ts';
import { page, running, settled } from './scenes.ts';

/** A person at one page, or at several with one run: what the background keeps is kept here. */
class Journey {
  #reached: readonly FlowStep[] = [];
  #change: Partial<PageView> = {};
  #memory: ResolverMemory = freshMemory;
  #now = 0;

  /** What the guide says once the page has settled. */
  at(observation: Observation): string {
    this.#now += 5000;
    const view = running({ reached: this.#reached, ...this.#change });
    const { hint, memory } = settled(observation, view, this.#memory, this.#now);
    this.#memory = memory;
    if (hint !== null && isFlowStep(hint.step) && !this.#reached.includes(hint.step))
      this.#reached = [...this.#reached, hint.step];
    return hint === null ? 'none' : `${hint.step} ${hint.anchor ?? '-'}`;
  }

  /** A reload, or another tab: the run stays and the page's memory does not. */
  reload(): void {
    this.#memory = freshMemory;
  }

  change(change: Partial<PageView>): void {
    this.#change = { ...this.#change, ...change };
  }
}

const home = page({ 'profile-menu': {} }, { route: 'home' });
const menu = page({ 'profile-menu': {}, 'api-management': {} }, { route: 'home' });
const empty = page({ 'create-api': {}, 'api-title': {} }, { keyCount: 0 });
const inDialog = { dialog: 'scripted' } as const;
const types = (picked: 'system' | 'self' | null): Observation =>
  page(
    {
      'choose-type-title': {},
      'type-system-generated': { checked: picked === 'system' },
      'type-self-generated': { checked: picked === 'self' },
      next: {},
    },
    inDialog,
  );
const label = (filled: boolean): Observation =>
  page({ 'label-field': { filled }, 'label-submit': {} }, inDialog);
const verifying = page({}, { verifying: true });
const cardThings = { 'create-api': {}, 'edit-restrictions': {}, 'delete-key': {}, 'key-values': {} } as const;
const shown = page(cardThings, { secret: 'shown', keyMark: 7, card: 'fresh', keyCount: 1 });
const masked = page(cardThings, { secret: 'masked', card: 'only', keyCount: 1 });
const editing = (restricted: boolean, confirmed: boolean, spot: boolean): Observation =>
  page(
    {
      save: {},
      'ip-unrestricted': { checked: !restricted },
      'ip-restricted': { checked: restricted },
      ...(restricted ? { 'ip-field': { filled: false }, 'ip-confirm': {} } : {}),
      ...(confirmed ? { 'ip-listed': {} } : {}),
      'perm-enableReading': { checked: true },
      'perm-enableSpotAndMarginTrading': { checked: spot },
    },
    { keyCount: 1, secret: 'masked', card: 'editing' },
  );

describe('the guide follows', () => {
  it('whoever goes back: dialogs closed, the page left and found again', () => {
    const person = new Journey();
    expect(person.at(home)).toBe('open-profile profile-menu');
    expect(person.at(menu)).toBe('open-api-management api-management');
    expect(person.at(empty)).toBe('create-key create-api');
    expect(person.at(types('system'))).toBe('choose-type next');
    expect(person.at(label(false))).toBe('name-key label-field');
    expect(person.at(types('self'))).toBe('choose-type type-system-generated');
    expect(person.at(empty)).toBe('create-key create-api');
    expect(person.at(home)).toBe('open-profile profile-menu');
    expect(person.at(label(true))).toBe('generate label-submit');
    expect(person.at(label(false))).toBe('name-key label-field');
  });

  it('whoever gives up the verification and begins again: nothing is called lost', () => {
    const person = new Journey();
    person.at(label(true));
    expect(person.at(verifying)).toBe('verify-identity -');
    expect(person.at(empty)).toBe('create-key create-api');
    expect(person.at(types('system'))).toBe('choose-type next');
  });

  it('whoever reloads at any step', () => {
    const states: readonly (readonly [Observation, string])[] = [
      [home, 'open-profile profile-menu'],
      [empty, 'create-key create-api'],
      [types(null), 'choose-type type-system-generated'],
      [label(false), 'name-key label-field'],
      [label(true), 'generate label-submit'],
      [verifying, 'verify-identity -'],
      [shown, 'keep-key key-values'],
    ];
    const person = new Journey();
    for (const [state, expected] of states) {
      expect(person.at(state)).toBe(expected);
      person.reload();
      expect(person.at(state)).toBe(expected);
    }
    person.change({ capture: 'kept' });
    expect(person.at(shown)).toBe('check-key key-values');
    person.change({ passed: ['check-key'] });
    expect(person.at(shown)).toBe('edit-restrictions edit-restrictions');
    person.reload();
    expect(person.at(masked)).toBe('edit-restrictions edit-restrictions');
    expect(person.at(editing(true, true, false))).toBe('tick-permissions perm-enableSpotAndMarginTrading');
    person.reload();
    expect(person.at(editing(true, true, true))).toBe('save-restrictions save');
  });

  it('whoever reloads before the key was kept hears that it is lost, and can begin again', () => {
    const person = new Journey();
    person.at(label(true));
    person.at(verifying);
    expect(person.at(shown)).toBe('keep-key key-values');
    person.reload();
    expect(person.at(masked)).toBe('secret-lost delete-key');
    person.change({ passed: ['generate'] });
    expect(person.at(empty)).toBe('create-key create-api');
  });

  it('whoever goes on in another tab', () => {
    const [one, other] = [new Journey(), new Journey()];
    one.at(empty);
    one.at(label(true));
    // The run is the same; each page has a memory of its own.
    other.change({ reached: ['create-key', 'name-key', 'generate'] });
    expect(other.at(home)).toBe('open-profile profile-menu');
    expect(other.at(empty)).toBe('create-key create-api');
    expect(one.at(shown)).toBe('keep-key key-values');
    one.change({ capture: 'kept' });
    expect(one.at(shown)).toBe('check-key key-values');
    other.change({
      capture: 'kept',
      passed: ['check-key'],
      reached: ['create-key', 'name-key', 'generate', 'keep-key'],
    });
    expect(other.at(masked)).toBe('edit-restrictions edit-restrictions');
  });

  it('whoever does the limits in another order', () => {
    const person = new Journey();
    person.at(shown);
    person.change({ capture: 'kept', passed: ['check-key'] });
    expect(person.at(masked)).toBe('edit-restrictions edit-restrictions');
    // The box before the addresses: such a key would be deleted.
    expect(person.at(editing(false, false, true))).toBe('restrict-ip ip-restricted');
    expect(person.at(editing(true, false, true))).toBe('restrict-ip ip-field');
    expect(person.at(editing(true, true, true))).toBe('save-restrictions save');
    // And back again.
    expect(person.at(editing(true, true, false))).toBe('tick-permissions perm-enableSpotAndMarginTrading');
    expect(person.at(editing(false, false, false))).toBe('restrict-ip ip-restricted');
  });

  it('whoever changes the language in the middle: one look without words says nothing', () => {
    const person = new Journey();
    expect(person.at(label(false))).toBe('name-key label-field');
    const russian = { locale: 'ru' } as const;
    const wordless = page({}, { ...russian, loading: true });
    expect(person.at(wordless)).toBe('name-key label-field');
    expect(person.at({ ...label(true), ...russian })).toBe('generate label-submit');
  });
});

describe('the key type without a plan', () => {
  it('goes on to Next once the person has picked, or said so', () => {
    const person = new Journey();
    person.change({ plan: null });
    expect(person.at(types('system'))).toBe('choose-type type-system-generated');
    expect(person.at(types('self'))).toBe('choose-type next');
    const other = new Journey();
    other.change({ plan: null });
    expect(other.at(types('system'))).toBe('choose-type type-system-generated');
    other.change({ passed: ['choose-type'] });
    expect(other.at(types('system'))).toBe('choose-type next');
  });
});
