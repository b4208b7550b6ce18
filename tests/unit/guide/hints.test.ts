import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passedAfterBack, passedAfterNext } from '../../../src/guide/progress.ts';
import type { Hint } from '../../../src/guide/hint.ts';
import { wordsIn } from '../../../src/site/wording/languages.ts';
import type { PageView, PagePlan } from '../../../src/guide/run.ts';
import type { Scene } from '../../../src/guide/scene.ts';
import { buildHint } from '../../../src/guide/build-hint.ts';
import { deletionSteps, steps } from '../../../src/guide/steps/index.ts';
import { asideSteps, flowSteps } from '../../../src/guide/step-id.ts';
import { anchors } from '../../../src/site/anchors.ts';
import type { AnchorId } from '../../../src/site/anchors.ts';
import type { Observation, SecretState } from '../../../src/site/observation.ts';
import type { TextRef } from '../../../src/texts.ts';
import { botPlan, ownPlan, page, running, settled, taxPlan } from './scenes.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Record<string, { content: string }>;
}

const messages = JSON.parse(
  readFileSync(new URL('../../../extension/static/_locales/en/messages.json', import.meta.url), 'utf8'),
) as Record<string, Message>;

const every = [...anchors.map(({ id }) => id), 'key-values', 'ip-listed'] as AnchorId[];
const secrets: readonly SecretState[] = ['none', 'loading', 'shown', 'key-only', 'masked', 'unreadable'];

const plans: readonly (PagePlan | null)[] = [
  null,
  botPlan,
  taxPlan,
  ownPlan,
  { ...ownPlan, publicKey: '', label: '', permissions: ['enableReading', 'enableFutures'] },
];
const captures: readonly PageView['capture'][] = ['none', 'held', 'kept'];

/** Every step in many scenes: each secret, plan and capture; with nothing, everything, all but one and only one thing. */
function* hints(): Generator<Hint> {
  for (const secret of secrets) {
    for (const capture of captures) {
      for (const dialog of ['none', 'scripted'] as const) {
        for (const plan of plans)
          yield* allSteps(page({ 'key-values': {} }, { secret, dialog }), plan, capture);
      }
    }
  }
  for (const answer of ['right', 'refused', 'differs'] as const) {
    for (const plan of plans) {
      const change = { firstCheck: answer, lastCheck: answer };
      yield* allSteps(page({ 'key-values': {} }), plan, 'kept', change);
    }
  }
  yield* allSteps(page({}, { target: 'several' }), null, 'none');
  yield* allSteps(page({}, { dialog: 'scripted', deletes: 'all' }), null, 'none');
  const states = [{}, { checked: false, filled: false, disabled: true }, { checked: true, filled: true }];
  for (const state of states) {
    for (const one of every) {
      for (const plan of plans) {
        const rest = every.filter((anchor) => anchor !== one).map((anchor) => [anchor, state]);
        for (const route of ['api-management', 'login'] as const) {
          yield* allSteps(page({ [one]: state }, { route }), plan, 'none');
          yield* allSteps(
            page(Object.fromEntries(rest) as Parameters<typeof page>[0], { route }),
            plan,
            'kept',
          );
        }
      }
    }
  }
}

const target = { label: 'freqtrade spot', first: 'vmPUZ', last: 'uh8A' };

function* allSteps(
  observation: Observation,
  plan: PagePlan | null,
  capture: PageView['capture'],
  change: Partial<PageView> = {},
): Generator<Hint> {
  for (const flow of ['current', 'classic'] as const) {
    const scene: Scene = {
      observation,
      view: running({ capture, plan, target, passed: capture === 'kept' ? ['name-key'] : [], ...change }),
      plan,
      flow,
      reached: new Set(['generate']),
      passed: new Set(),
      kept: capture === 'kept',
      touched: new Set(capture === 'kept' ? ['type-system-generated'] : []),
      keysBefore: null,
      deletion: 'none',
      previous: null,
    };
    for (const step of new Set([...steps, ...deletionSteps])) yield buildHint(step, scene);
  }
}

function refs(hint: Hint): TextRef[] {
  const { phase, title, tag, body, why, bubble, lookFor, facts, buttons } = hint;
  const one = [phase, title, tag, why, bubble].flatMap((ref) => ref ?? []);
  return [
    ...one,
    ...body,
    ...lookFor,
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...buttons.map(({ label }) => label),
  ];
}

describe('hints', () => {
  const all = [...hints()];
  const used = new Map<string, number>();
  for (const hint of all) for (const { id, values = [] } of refs(hint)) used.set(id, values.length);

  it('every text exists and takes the values that it is given', () => {
    const wrong = [...used].filter(
      ([id, count]) =>
        Object.keys(messages[id]?.placeholders ?? {}).length !== count || messages[id] === undefined,
    );
    expect(wrong).toEqual([]);
  });
  it('no text of a step lies unused', () => {
    expect(Object.keys(messages).filter((id) => id.startsWith('step_') && !used.has(id))).toEqual([]);
  });
  it('one or two sentences say what to do, and a bubble has at most six words', () => {
    for (const hint of all) {
      expect(hint.body.length).toBeGreaterThan(0);
      expect(hint.body.length).toBeLessThanOrEqual(2);
      const bubble = hint.bubble === null ? '' : (messages[hint.bubble.id]?.message ?? '');
      expect(bubble.split(' ').length).toBeLessThanOrEqual(6);
    }
    const long = [...used.keys()].filter(
      (id) => id.includes('_body') && (messages[id]?.message.split(/[.?]\s/).length ?? 0) > 2,
    );
    expect(long).toEqual([]);
  });
  it('a bubble stands at an anchor; without one there are words to look for', () => {
    for (const hint of all) {
      expect(hint.bubble === null).toBe(hint.anchor === null);
      if (hint.anchor !== null) expect(hint.lookFor).toEqual([]);
      else if (hint.step !== 'done') expect(hint.lookFor.length).toBeGreaterThan(0);
      expect(hint.buttons.some(({ action }) => action === 'show-me')).toBe(hint.anchor !== null);
    }
  });
  it('at most one button is primary, and no button comes twice', () => {
    for (const { buttons } of all) {
      expect(buttons.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
      expect(new Set(buttons.map(({ action }) => action)).size).toBe(buttons.length);
    }
  });
  it('a copy button has something to copy', () => {
    for (const plan of [null, taxPlan]) {
      const { hint } = settled(
        page({ 'ip-restricted': { checked: true }, 'ip-field': { filled: false }, save: {} }),
        running({ plan }),
      );
      expect(hint?.buttons.map(({ action }) => action)).not.toContain('copy-ips');
    }
  });
  it('the words are those of the page, in its language', () => {
    const seen = { 'create-api': { words: '创建 API', lang: 'zh-CN' } };
    const said = settled(page(seen, { locale: 'zh-CN' }), running()).hint?.body[0]?.values;
    expect(said).toEqual([{ says: '创建 API', lang: 'zh-CN' }]);
    const unseen = settled(page({ 'api-title': {} }, { locale: 'ru' }), running({ words: wordsIn('ru') }))
      .hint?.lookFor[0]?.values;
    expect(unseen).toEqual([{ says: 'Создать API', lang: 'ru' }]);
  });
});

describe('steps', () => {
  it('all ids of the contract', () => {
    const all = new Set([...steps, ...deletionSteps].map(({ id }) => id));
    expect([...all].sort()).toEqual([...flowSteps, ...asideSteps].sort());
  });
  it('places count up along the way', () => {
    const place = (observation: ReturnType<typeof page>, plan = botPlan): string => {
      const position = settled(observation, running({ plan })).hint?.position;
      return position === null || position === undefined ? 'none' : `${position.index} of ${position.total}`;
    };
    expect(place(page({ 'log-in': {} }, { route: 'home', signedIn: 'no' }))).toBe('1 of 12');
    expect(place(page({ 'choose-type-title': {} }, { dialog: 'scripted' }))).toBe('4 of 12');
    expect(place(page({ 'choose-type-title': {} }, { dialog: 'scripted' }), ownPlan)).toBe('4 of 13');
    expect(place(page({ 'create-api': {} }), taxPlan)).toBe('3 of 9');
    expect(place(page({ 'key-limit': {} }))).toBe('none');
  });
});

describe('progress', () => {
  it('Next adds, Back removes, and a lost secret makes room for another creation', () => {
    expect(passedAfterNext({ passed: [] }, 'name-key')).toEqual(['name-key']);
    expect(passedAfterNext({ passed: ['name-key'] }, 'name-key')).toEqual(['name-key']);
    expect(passedAfterNext({ passed: [] }, 'secret-lost')).toEqual(['generate']);
    expect(passedAfterNext({ passed: [] }, 'unknown')).toEqual([]);
    expect(passedAfterBack({ passed: ['name-key', 'generate'] })).toEqual(['name-key']);
  });
});
