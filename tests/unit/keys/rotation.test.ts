import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckNote } from '../../../src/keys/check-note.ts';
import { freshCare, type KeyCare } from '../../../src/keys/key-care.ts';
import {
  beingReplaced,
  nextLabel,
  replacementPlan,
  rotationOf,
  rotationSteps,
  successorOf,
  type RotationFacts,
} from '../../../src/keys/rotation.ts';
import type { KeySummary } from '../../../src/keys/key-record.ts';
import { record, now, dayMs } from '../views/fake-services.ts';

const care = (change: Partial<KeyCare> = {}) => ({ care: { ...freshCare, ...change } });
const note = (change: Partial<CheckNote> = {}): CheckNote => ({
  ...{ at: now, outcome: 'answered', on: [], ipRestricted: null, expiresAt: null, refusal: null },
  ...change,
});
const out = (...formats: string[]) => formats.map((format) => ({ format, at: now }));
const facts = (change: Partial<RotationFacts> = {}): RotationFacts => ({
  old: care(),
  successor: null,
  waiting: false,
  gone: false,
  ...change,
});

describe('rotationOf', () => {
  const old = care({ exportedTo: out('freqtrade', 'dotenv') });
  it.each<[string, RotationFacts, string | null]>([
    ['nothing is made', facts(), 'make'],
    ['a new key waits', facts({ waiting: true }), 'review'],
    ['it is saved', facts({ successor: care() }), 'check'],
    [
      'it is refused',
      facts({ successor: care({ lastCheck: note({ outcome: 'refused', refusal: -2008 }) }) }),
      'check',
    ],
    [
      'it is refused here, as planned',
      facts({
        successor: {
          ...care({ lastCheck: note({ outcome: 'refused', refusal: -2015 }) }),
          addresses: ['203.0.113.7'],
        },
      }),
      'delete',
    ],
    ['it works, and goes nowhere that is known', facts({ successor: care({ lastCheck: note() }) }), 'delete'],
    [
      'one of two files has it',
      facts({ old, successor: care({ lastCheck: note(), exportedTo: out('dotenv') }) }),
      'export',
    ],
    [
      'both have it',
      facts({ old, successor: care({ lastCheck: note(), exportedTo: out('dotenv', 'freqtrade') }) }),
      'delete',
    ],
    [
      'the old one is gone from the page',
      facts({ successor: care({ lastCheck: note() }), gone: true }),
      'retire',
    ],
    [
      'the old one is out of use',
      facts({ old: care({ retiredAt: now }), successor: care({ lastCheck: note() }) }),
      null,
    ],
    ['the old one leaked and is out of use', facts({ old: care({ retiredAt: now }) }), 'make'],
  ])('%s', (_name, given, next) => expect(rotationOf(given).next).toBe(next));

  it('lists where the old key went, and ticks what the new one followed', () => {
    const successor = care({ exportedTo: out('dotenv') });
    expect(rotationOf(facts({ old, successor })).formats).toEqual([
      { format: 'freqtrade', done: false },
      { format: 'dotenv', done: true },
    ]);
  });

  it('is told from the facts alone: what is next is never done', () => {
    const time = fc.option(fc.nat(), { nil: null });
    const anyCare = fc
      .record({ retiredAt: time, exportedTo: fc.subarray(out('a', 'b', 'c')), checked: fc.boolean() })
      .map(({ checked, ...rest }) => care({ ...rest, lastCheck: checked ? note() : null }));
    fc.assert(
      fc.property(
        fc.record({
          old: anyCare,
          successor: fc.option(anyCare, { nil: null }),
          waiting: fc.boolean(),
          gone: fc.boolean(),
        }),
        (given) => {
          const { done, next, formats } = rotationOf(given);
          expect(next !== null && done.has(next)).toBe(false);
          if (next === null)
            expect(rotationSteps.filter((step) => !done.has(step) && step !== 'export')).toEqual([]);
          expect(formats).toHaveLength(given.old.care.exportedTo.length);
        },
      ),
    );
  });
});

describe('who takes over from whom', () => {
  const key = (id: string, change: Partial<KeyCare>, createdAt = now): KeySummary =>
    ({ id, createdAt, ...care(change) }) as KeySummary;
  const keys = [
    key('old', {}),
    key('first', { replaces: 'old', retiredAt: now }, now + 2),
    key('second', { replaces: 'old' }, now + 1),
    key('leaked', { retiredAt: now }),
    key('third', { replaces: 'leaked' }),
    key('orphan', { replaces: 'deleted since' }),
  ];
  it('is the newest in use', () => {
    expect(successorOf('old', keys)?.id).toBe('second');
    expect(successorOf('second', keys)).toBeNull();
  });
  it('counts only keys that are in the vault and in use', () => {
    expect([...beingReplaced(keys)]).toEqual(['old']);
  });
});

describe('the plan of the new key', () => {
  it('is that of the old one, under another name', () => {
    const old = record({
      label: 'freqtrade spot',
      addresses: ['203.0.113.7'],
      createdAt: now,
      rotateBy: now + 30 * dayMs,
    });
    expect(replacementPlan('a'.repeat(32), { record: old }, now)).toEqual({
      ...{ purpose: 'spot-bot', tool: '', keyType: 'hmac', environment: 'live', publicKey: '' },
      label: 'freqtrade spot-2026-11',
      validityDays: 30,
      permissions: ['enableReading', 'enableSpotAndMarginTrading'],
      addressPlan: 'own',
      addresses: ['203.0.113.7'],
      replaces: 'a'.repeat(32),
    });
  });
  it.each([
    ['koinly', 'koinly-2026-11'],
    ['koinly-2026-08', 'koinly-2026-11'],
    ['koinly-2026-11', 'koinly-2026-11-2'],
    ['koinly-2026-11-2', 'koinly-2026-11-3'],
    ['2026-08', '2026-11'],
  ])('“%s” becomes “%s”', (label, next) => expect(nextLabel(label, now)).toBe(next));
  it('always has another name, of a length that is taken', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (label) => {
        const next = nextLabel(label, now);
        expect(next).not.toBe(label);
        expect(next.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
