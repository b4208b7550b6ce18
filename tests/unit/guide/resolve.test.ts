import { describe, expect, it } from 'vitest';
import type { PageView } from '../../../src/guide/run.ts';
import { permissionBoxes } from '../../../src/site/anchors.ts';
import { freshMemory, rememberKept, resolve } from '../../../src/guide/resolve.ts';
import type { Observation } from '../../../src/site/observation.ts';
import { botPlan, ownPlan, page, running, settled, taxPlan } from './scenes.ts';

function step(observation: Observation, view: PageView = running()): string {
  const { hint } = settled(observation, view);
  return hint === null ? 'none' : `${hint.step} ${hint.anchor ?? '-'}`;
}

const form = { 'label-field': { filled: false }, 'label-submit': {} } as const;
const inDialog = { dialog: 'scripted' } as const;
const classic = {
  'label-field': { filled: true },
  validity: { filled: false, choice: 0 },
  'permission-read-only': { checked: false },
  'permission-read-write': { checked: false },
  'accept-terms': { checked: false },
  generate: {},
} as const;
const card = { 'create-api': {}, 'edit-restrictions': {}, 'delete-key': {}, 'key-values': {} } as const;
const edit = {
  save: {},
  'ip-unrestricted': { checked: false },
  'ip-restricted': { checked: true },
  'ip-field': { filled: false },
  'ip-confirm': {},
  'ip-listed': {},
  'perm-enableReading': { checked: true },
  'perm-enableSpotAndMarginTrading': { checked: false },
  'perm-enableWithdrawals': { checked: false },
} as const;
const open = { 'ip-unrestricted': { checked: true }, 'ip-restricted': { checked: false } } as const;
const shown = { secret: 'shown', keyMark: 7, card: 'fresh', keyCount: 1 } as const;
/** Kept, and past the first check. */
const kept = { reached: ['generate', 'keep-key'], capture: 'kept', passed: ['check-key'] } as const;
const justKept = { ...kept, passed: [] } as const;

describe('resolve: when the guide shows', () => {
  it.each<[string, Observation, Partial<PageView>, string]>([
    [
      'by itself on the API page',
      page({ 'create-api': {} }),
      { running: false, plan: null },
      'create-key create-api',
    ],
    ['not if that is turned off', page({ 'create-api': {} }), { running: false, autoStart: false }, 'none'],
    [
      'not on other pages',
      page({ 'log-in': {} }, { route: 'home', signedIn: 'no' }),
      { running: false },
      'none',
    ],
    ['not after it was put away', page({ 'create-api': {} }), { dismissed: true }, 'none'],
  ])('%s', (_name, observation, view, expected) => expect(step(observation, running(view))).toBe(expected));
});

describe('resolve: the way there', () => {
  const home = { route: 'home' } as const;
  it.each<[string, Observation, string]>([
    ['signed out', page({ 'log-in': {} }, { ...home, signedIn: 'no' }), 'sign-in log-in'],
    ['sign-in page', page({}, { route: 'login', signedIn: 'no' }), 'sign-in -'],
    ['signed in', page({ 'profile-menu': {} }, home), 'open-profile profile-menu'],
    ['menu without a name', page({}, home), 'open-profile -'],
    [
      'menu open, Account',
      page({ 'profile-menu': {}, 'account-menu': {} }, home),
      'open-api-management account-menu',
    ],
    [
      'menu open, Settings',
      page({ 'profile-menu': {}, 'settings-menu': {} }, home),
      'open-api-management settings-menu',
    ],
    [
      'link in sight',
      page({ 'api-management': {}, 'account-menu': {} }, home),
      'open-api-management api-management',
    ],
    [
      'classic section',
      page({ 'api-and-email': {}, 'settings-menu': {} }, { route: 'settings' }),
      'open-api-management api-and-email',
    ],
    ['dashboard without the link', page({}, { route: 'dashboard' }), 'open-api-management -'],
  ])('%s', (_name, observation, expected) => expect(step(observation)).toBe(expected));
});

describe('resolve: creating, the current flow', () => {
  const types = {
    'choose-type-title': {},
    'type-system-generated': { checked: false },
    'type-self-generated': { checked: true },
    next: {},
  };
  it.each<[string, Observation, Partial<PageView>, string]>([
    ['page', page({ 'create-api': {} }), {}, 'create-key create-api'],
    ['page without a known button', page({ 'api-title': {} }), {}, 'create-key -'],
    ['type to pick', page(types, inDialog), {}, 'choose-type type-system-generated'],
    ['type picked', page(types, inDialog), { plan: ownPlan }, 'choose-type next'],
    ['type without a plan', page(types, inDialog), { plan: null }, 'choose-type type-system-generated'],
    [
      'public key',
      page({ ...form, 'public-key-field': { filled: false } }, inDialog),
      { plan: ownPlan },
      'enter-public-key public-key-field',
    ],
    [
      'name',
      page({ ...form, 'public-key-field': { filled: true } }, inDialog),
      { plan: ownPlan },
      'name-key label-field',
    ],
    ['name typed', page({ ...form, 'label-field': { filled: true } }, inDialog), {}, 'generate label-submit'],
    ['name passed', page(form, inDialog), { passed: ['name-key'] }, 'generate label-submit'],
    ['verification', page({}, { verifying: true }), {}, 'verify-identity -'],
    [
      'requirements',
      page({ 'security-requirements': {} }, inDialog),
      {},
      'prerequisites security-requirements',
    ],
    ['button that does not answer', page({ 'create-api': { disabled: true } }), {}, 'prerequisites -'],
    [
      'requirements that are met',
      page({ 'create-api': {}, 'security-requirements': {} }),
      {},
      'create-key create-api',
    ],
    ['limit', page({ 'key-limit': {} }, inDialog), {}, 'key-limit key-limit'],
    ['thirty cards', page(card, { keyCount: 30 }), {}, 'key-limit -'],
    ['an unknown dialog', page({}, inDialog), {}, 'unknown -'],
  ])('%s', (_name, observation, view, expected) => expect(step(observation, running(view))).toBe(expected));
});

describe('resolve: creating, the classic flow', () => {
  it('field by field, each once the person has touched the last', () => {
    const view = running();
    let memory = freshMemory;
    let now = 0;
    const next = (things: object): string => {
      const resolution = settled(page({ ...classic, ...things }), view, memory, (now += 1000));
      memory = resolution.memory;
      return `${String(resolution.hint?.step)} ${String(resolution.hint?.anchor)}`;
    };
    expect(next({ 'label-field': { filled: false } })).toBe('name-key label-field');
    expect(next({})).toBe('set-validity validity');
    const validity = { filled: true, choice: 3 };
    expect(next({ validity })).toBe('choose-permission permission-read-write');
    const level = { 'permission-read-write': { checked: true } };
    expect(next({ validity, ...level })).toBe('accept-terms accept-terms');
    expect(next({ validity, ...level, 'accept-terms': { checked: true } })).toBe('generate generate');
    expect(settled(page({ ...classic }), view, memory, now + 1000).hint?.position).toMatchObject({
      total: 11,
    });
  });
  it('what the page chose beforehand still gets its advice; Next goes on', () => {
    const preset = {
      ...classic,
      validity: { filled: true, choice: 1 },
      'permission-read-only': { checked: true },
    };
    const plan = taxPlan;
    expect(step(page(preset), running({ plan }))).toBe('set-validity validity');
    expect(step(page(preset), running({ plan, passed: ['set-validity'] }))).toBe(
      'choose-permission permission-read-only',
    );
    expect(step(page(preset), running({ plan, passed: ['set-validity', 'choose-permission'] }))).toBe(
      'accept-terms accept-terms',
    );
  });
  it('the level follows the plan, and too much is called so', () => {
    const write = {
      ...classic,
      validity: { filled: true },
      'permission-read-write': { checked: true },
      'accept-terms': { checked: true },
    };
    const { hint } = settled(page(write), running({ plan: taxPlan }));
    expect(hint?.step).toBe('choose-permission');
    expect(hint?.body[0]?.id).toBe('step_choose_permission_body_too_much');
  });
  it('after keeping there is nothing to limit', () => {
    const reached = ['set-validity', 'generate', 'keep-key'] as const;
    expect(
      step(page({ 'key-values': {} }, shown), running({ reached, capture: 'kept', passed: ['check-key'] })),
    ).toBe('done key-values');
  });
});

describe('resolve: the secret', () => {
  it.each<[string, Observation, Partial<PageView>, string]>([
    ['shown, above all', page({ ...card, ...edit }, shown), {}, 'keep-key key-values'],
    ['shown without a run', page(card, shown), { running: false, plan: null }, 'keep-key key-values'],
    ['shown in a dialog', page({ 'key-values': {} }, { ...shown, ...inDialog }), {}, 'keep-key key-values'],
    ['passed by accident: still', page(card, shown), { passed: ['keep-key'] }, 'keep-key key-values'],
    ['held', page(card, shown), { capture: 'held' }, 'keep-key key-values'],
    [
      'held and masked',
      page(card, { secret: 'masked', keyCount: 1 }),
      { capture: 'held' },
      'keep-key key-values',
    ],
    ['kept in a dialog', page({ 'key-values': {} }, { ...shown, ...inDialog }), kept, 'keep-key key-values'],
    ['kept on a card', page(card, shown), justKept, 'check-key key-values'],
    ['kept and checked', page(card, shown), { ...justKept, firstCheck: 'right' }, 'check-key key-values'],
    [
      'kept, where nothing can be asked',
      page(card, shown),
      { ...justKept, canCheck: false },
      'edit-restrictions edit-restrictions',
    ],
    ['kept, check passed over', page(card, shown), kept, 'edit-restrictions edit-restrictions'],
    [
      'kept, with the limits begun before the check',
      page(card, shown),
      { ...justKept, reached: ['keep-key', 'restrict-ip'] },
      'edit-restrictions edit-restrictions',
    ],
    [
      'half loaded',
      page(card, { secret: 'loading', keyCount: 1 }),
      { reached: ['verify-identity'] },
      'keep-key key-values',
    ],
    [
      'unreadable',
      page(card, { secret: 'unreadable', keyCount: 1 }),
      { reached: ['generate'] },
      'keep-key key-values',
    ],
    [
      'unreadable, not of this run',
      page(card, { secret: 'unreadable', keyCount: 1 }),
      {},
      'create-key create-api',
    ],
    [
      'saved by hand',
      page(card, { secret: 'unreadable', keyCount: 1 }),
      { reached: ['keep-key'], passed: ['keep-key'] },
      'edit-restrictions edit-restrictions',
    ],
    [
      'self-generated',
      page(card, { secret: 'key-only', keyMark: 7, card: 'only', keyCount: 1 }),
      { plan: ownPlan, reached: ['verify-identity'] },
      'keep-key key-values',
    ],
    [
      'self-generated, an older one',
      page(card, { secret: 'key-only', keyMark: 7, card: 'only', keyCount: 1 }),
      { plan: ownPlan },
      'create-key create-api',
    ],
    [
      'lost',
      page(card, { secret: 'masked', card: 'only', keyCount: 1 }),
      { reached: ['verify-identity', 'keep-key'] },
      'secret-lost delete-key',
    ],
    [
      'lost before it was seen',
      page(card, { secret: 'masked', card: 'label', keyCount: 3 }),
      { reached: ['verify-identity'] },
      'secret-lost delete-key',
    ],
    [
      'turned back, with an older key',
      page(card, { secret: 'masked', card: null, keyCount: 3 }),
      { reached: ['verify-identity'] },
      'create-key create-api',
    ],
    [
      'lost, and deleted since',
      page({ 'create-api': {} }, { keyCount: 0 }),
      { reached: ['keep-key'] },
      'create-key create-api',
    ],
    [
      'lost, and the person goes on',
      page(card, { secret: 'masked', keyCount: 1 }),
      { reached: ['keep-key'], passed: ['generate'] },
      'create-key create-api',
    ],
  ])('%s', (_name, observation, view, expected) => expect(step(observation, running(view))).toBe(expected));

  it('a second key is not taken for the kept one, until it is kept too', () => {
    const view = running(kept);
    const first = settled(page(card, shown), view);
    expect(first.hint?.step).toBe('edit-restrictions');
    const other = page(card, { ...shown, keyMark: 8 });
    const second = settled(other, view, first.memory, 1000);
    expect(second.hint?.step).toBe('keep-key');
    expect(settled(other, view, rememberKept(second.memory, other), 2000).hint?.step).toBe(
      'edit-restrictions',
    );
  });
  it('a key that appears after a reload is not the kept one', () => {
    const view = running(kept);
    const masked = settled(page(card, { secret: 'masked', card: 'only', keyCount: 1 }), view);
    expect(settled(page(card, shown), view, masked.memory, 1000).hint?.step).toBe('keep-key');
  });
});

describe('resolve: limits', () => {
  const missing = { 'perm-enableSpotAndMarginTrading': { checked: true } } as const;
  const wordless = {
    'ip-restricted': undefined,
    'ip-unrestricted': undefined,
    'ip-listed': undefined,
    'ip-field': undefined,
    'ip-confirm': undefined,
  };
  it.each<[string, object, Partial<PageView>, string]>([
    [
      'addresses first',
      { ...open, 'ip-listed': undefined, 'ip-field': undefined },
      {},
      'restrict-ip ip-restricted',
    ],
    ['then the field', { 'ip-listed': undefined }, {}, 'restrict-ip ip-field'],
    ['then Confirm', { 'ip-field': { filled: true }, 'ip-listed': undefined }, {}, 'confirm-ip ip-confirm'],
    ['then the boxes', {}, {}, 'tick-permissions perm-enableSpotAndMarginTrading'],
    ['then Save', missing, {}, 'save-restrictions save'],
    [
      'too much',
      { ...missing, 'perm-enableFutures': { checked: true } },
      {},
      'tick-permissions perm-enableFutures',
    ],
    [
      'withdrawals before anything',
      { ...open, 'ip-listed': undefined, 'perm-enableWithdrawals': { checked: true } },
      {},
      'tick-permissions perm-enableWithdrawals',
    ],
    [
      'withdrawals on purpose',
      { ...missing, 'perm-enableWithdrawals': { checked: true } },
      { passed: ['tick-permissions'] },
      'save-restrictions save',
    ],
    [
      'alpha withdrawals too',
      { ...missing, 'perm-alphaWithdrawals': { checked: true } },
      {},
      'tick-permissions perm-alphaWithdrawals',
    ],
    [
      'trading from any address',
      { ...open, ...missing },
      { passed: ['restrict-ip'] },
      'restrict-ip ip-restricted',
    ],
    ['no address, so only reading', open, { passed: ['restrict-ip'] }, 'save-restrictions save'],
    ['reading only', open, { plan: taxPlan }, 'save-restrictions save'],
    [
      'self-generated may trade from anywhere',
      open,
      { plan: { ...ownPlan, addresses: [] }, passed: ['restrict-ip'] },
      'tick-permissions perm-enableSpotAndMarginTrading',
    ],
    ['without a plan', open, { plan: null }, 'restrict-ip ip-restricted'],
    [
      'without a plan, the boxes',
      open,
      { plan: null, passed: ['restrict-ip'] },
      'tick-permissions perm-enableReading',
    ],
    [
      'without a plan, Save',
      open,
      { plan: null, passed: ['restrict-ip', 'tick-permissions'] },
      'save-restrictions save',
    ],
    [
      'option without known words',
      { ...open, 'ip-restricted': undefined, 'ip-listed': undefined, 'ip-field': undefined },
      {},
      'restrict-ip -',
    ],
    ['neither option with known words: addresses still come first', wordless, {}, 'restrict-ip -'],
    [
      'neither option with known words, passed with Next',
      wordless,
      { passed: ['restrict-ip'] },
      'tick-permissions perm-enableSpotAndMarginTrading',
    ],
    [
      'neither option with known words, and nothing to limit',
      wordless,
      { plan: { ...ownPlan, addresses: [] } },
      'tick-permissions perm-enableSpotAndMarginTrading',
    ],
  ])('%s', (_name, change, view, expected) => {
    const things = Object.fromEntries(
      Object.entries<object | undefined>({ ...edit, ...change }).filter(([, state]) => state !== undefined),
    );
    expect(
      step(page(things, { keyCount: 1, secret: 'masked', card: 'editing' }), running({ ...kept, ...view })),
    ).toBe(expected);
  });

  it('danger says so, and shows the plan against the page', () => {
    const things = { ...edit, 'perm-enableWithdrawals': { checked: true } };
    const { hint } = settled(page(things, { keyCount: 1 }), running(kept));
    expect(hint).toMatchObject({ tone: 'danger', title: { id: 'step_tick_permissions_title_danger' } });
    expect(hint?.facts.map(({ label, tone }) => `${label.id} ${tone}`)).toEqual([
      'permission_enableReading ok',
      'permission_enableSpotAndMarginTrading plain',
      'permission_enableWithdrawals danger',
    ]);
  });
  describe.each(permissionBoxes.filter((box) => box !== 'perm-enableReading'))('%s ticked', (box) => {
    const money = box === 'perm-enableWithdrawals' || box === 'perm-alphaWithdrawals';
    const title = money ? 'title_danger' : 'title_extra';
    const things = (change: object) => ({ ...edit, ...change, [box]: { checked: true } });
    const editing = { keyCount: 1, secret: 'masked', card: 'editing' } as const;
    const warned = { ...kept, plan: taxPlan };

    it.each<[string, object]>([
      ['from any address', { ...open, 'ip-listed': undefined }],
      ['while addresses are missing', { 'ip-listed': undefined }],
      ['before Confirm', { 'ip-field': { filled: true } }],
      ['at the end', {}],
    ])('is warned of at once, %s', (_name, change) => {
      const seen = Object.fromEntries(
        Object.entries<object | undefined>(things(change)).filter(([, state]) => state !== undefined),
      );
      const { hint } = settled(page(seen, editing), running(warned));
      expect(`${hint?.step} ${hint?.anchor}`).toBe(`tick-permissions ${box}`);
      expect(hint).toMatchObject({
        tone: money ? 'danger' : 'calm',
        title: { id: `step_tick_permissions_${title}` },
        bubble: { id: 'step_tick_permissions_bubble_untick' },
      });
      expect(hint?.facts.at(-1)).toMatchObject({
        value: { id: 'guide_fact_not_planned' },
        tone: money ? 'danger' : 'warn',
      });
    });

    it('is warned of when it was saved, and stays in sight when it is on purpose', () => {
      const saved = page({ ...card, [box]: { checked: true, disabled: true } }, { keyCount: 1 });
      const { hint } = settled(saved, running({ ...warned, reached: ['save-restrictions'] }));
      expect(hint).toMatchObject({
        step: 'edit-restrictions',
        title: { id: `step_tick_permissions_${title}` },
        tone: money ? 'danger' : 'calm',
      });
      const meant = settled(page(things({}), editing), running({ ...warned, passed: ['tick-permissions'] }));
      expect(meant.hint).toMatchObject({ step: 'save-restrictions', tone: money ? 'danger' : 'calm' });
      expect(meant.hint?.facts.at(-1)?.value.id).toBe('guide_fact_not_planned');
    });
  });
  it('reading that was unticked is missed', () => {
    const things = { ...edit, 'perm-enableReading': { checked: false } };
    expect(step(page(things, { keyCount: 1, card: 'editing' }), running(kept))).toBe(
      'tick-permissions perm-enableReading',
    );
  });
  it('the classic level that trades is a danger to a plan that reads, also where it is on purpose', () => {
    const form = {
      ...classic,
      'permission-read-write': { checked: true },
      'accept-terms': { checked: true },
    };
    const live = settled(page(form), running({ plan: taxPlan, passed: ['name-key', 'set-validity'] }));
    expect(live.hint).toMatchObject({ step: 'choose-permission', tone: 'danger' });
    const meant = settled(
      page(form),
      running({ plan: taxPlan, passed: ['set-validity', 'choose-permission'] }),
    );
    expect(meant.hint?.step).toBe('generate');
    expect(meant.hint?.facts.at(-1)).toMatchObject({
      tone: 'danger',
      value: { id: 'guide_fact_not_planned' },
    });
  });
  it('saved as planned is done; left without saving is not', () => {
    const after = (spot: boolean): Observation =>
      page(
        {
          ...card,
          'ip-restricted': { checked: spot, disabled: true },
          'ip-unrestricted': { checked: !spot, disabled: true },
          'perm-enableSpotAndMarginTrading': { checked: spot, disabled: true },
        },
        { keyCount: 1, secret: 'masked', card: 'only' },
      );
    const view = running({ ...kept, reached: ['keep-key', 'save-restrictions'] });
    expect(step(after(true), view)).toBe('done key-values');
    expect(step(after(false), view)).toBe('edit-restrictions edit-restrictions');
  });
  it('a plan that only reads is done at once; Skip ends it for others', () => {
    expect(step(page(card, shown), running({ ...kept, plan: taxPlan }))).toBe('done key-values');
    expect(step(page(card, shown), running({ ...kept, passed: ['check-key', 'edit-restrictions'] }))).toBe(
      'done key-values',
    );
    expect(step(page({}, { route: 'home' }), running({ ...kept, reached: ['keep-key', 'done'] }))).toBe(
      'done -',
    );
  });
});

describe('resolve: calm', () => {
  const create = page({ 'create-api': {} });
  const label = page(form, inDialog);

  it('another step must win twice, 150 ms apart', () => {
    const first = resolve(create, running(), freshMemory, 0);
    expect(first.hint?.step).toBe('create-key');
    const once = resolve(label, running(), first.memory, 1000);
    expect(once).toMatchObject({ hint: { step: 'create-key' }, lookAgainInMs: 150 });
    expect(resolve(label, running(), once.memory, 1100)).toMatchObject({
      hint: { step: 'create-key' },
      lookAgainInMs: 50,
    });
    expect(resolve(label, running(), once.memory, 1150).hint?.step).toBe('name-key');
    const back = resolve(create, running(), once.memory, 1100);
    expect(back.memory.rival).toBeNull();
  });
  it('the secret does not wait', () => {
    const first = resolve(create, running(), freshMemory, 0);
    expect(resolve(page(card, shown), running(), first.memory, 1).hint?.step).toBe('keep-key');
  });
  it('not knowing is said after a second and a half, and never over placeholders', () => {
    const first = resolve(page(), running(), freshMemory, 0);
    expect(first).toMatchObject({ hint: null, lookAgainInMs: 1500 });
    expect(resolve(page(), running(), first.memory, 1499).hint).toBeNull();
    expect(resolve(page(), running(), first.memory, 1500).hint?.step).toBe('unknown');
    const before = resolve(create, running(), freshMemory, 0);
    expect(resolve(page({}, { loading: true }), running(), before.memory, 9000).hint?.step).toBe(
      'create-key',
    );
  });
  it('a loss is said after a second and a half', () => {
    const view = running({ reached: ['keep-key'] });
    const before = resolve(page(card, shown), view, freshMemory, 0);
    const masked = page(card, { secret: 'masked', card: 'only', keyCount: 1 });
    const first = resolve(masked, view, before.memory, 100);
    expect(first).toMatchObject({ hint: { step: 'keep-key' }, lookAgainInMs: 1500 });
    const lost = resolve(masked, view, first.memory, 1700);
    expect(lost.hint?.step).toBe('secret-lost');
    const asked = resolve(page({}, inDialog), view, lost.memory, 2000);
    expect(asked.hint?.step).toBe('secret-lost');
  });
  it('right after the verification the page still shows what was there before: nobody is sent back', () => {
    const view = running(kept);
    const ticked = { ...edit, 'perm-enableSpotAndMarginTrading': { checked: true } };
    const form = page(ticked, { keyCount: 1, secret: 'masked', card: 'editing' });
    const asked = page(ticked, { ...form, verifying: true });
    const saved = page(card, { keyCount: 1, secret: 'masked', card: 'only' });
    const before = settled(form, view);
    expect(before.hint?.step).toBe('save-restrictions');
    const verifying = settled(asked, view, before.memory, 1000);
    expect(verifying.hint?.step).toBe('verify-identity');
    const waiting = resolve(form, view, verifying.memory, 2000);
    expect(waiting).toMatchObject({ hint: { step: 'verify-identity' }, lookAgainInMs: 3000 });
    expect(resolve(form, view, waiting.memory, 4999).hint?.step).toBe('verify-identity');
    // The answer is there: on to the end, without a word about saving.
    const after = running({ ...kept, reached: ['keep-key', 'save-restrictions'] });
    const answered = resolve(saved, after, waiting.memory, 4000);
    expect(resolve(saved, after, answered.memory, 4150).hint?.step).toBe('done');
    // Whoever closed the verification is led on from where they were.
    expect(resolve(form, view, waiting.memory, 5000).hint?.step).toBe('save-restrictions');
  });
  it('while the key is being made, nobody is asked to make one', () => {
    const before = settled(page({ ...form, 'label-field': { filled: true } }, inDialog), running());
    const verifying = settled(page({}, { verifying: true }), running(), before.memory, 1000);
    const waiting = resolve(create, running(), verifying.memory, 2000);
    expect(waiting.hint?.step).toBe('verify-identity');
    expect(resolve(page(card, shown), running(), waiting.memory, 4000).hint?.step).toBe('keep-key');
    expect(resolve(create, running(), waiting.memory, 5000).hint?.step).toBe('create-key');
  });
  it('a new run forgets the last', () => {
    const old = settled(page(card, shown), running(kept));
    const fresh = settled(create, running({ reached: [] }), old.memory, 1000);
    expect(fresh.memory.shown).toEqual(['create-key']);
  });
  it('is a pure function of what it is given', () => {
    const view = running();
    expect(resolve(label, view, freshMemory, 5)).toEqual(resolve(label, view, freshMemory, 5));
    expect(botPlan.permissions).toHaveLength(2);
  });
});
