import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareShown, type Concern, type VaultedKey } from '../../../src/keys/compare-shown.ts';
import { shownPermissions, type ShownKey } from '../../../src/keys/shown-key.ts';

const shown = (parts: Partial<ShownKey> = {}): ShownKey => ({
  ...{ label: 'bot', apiKey: 'a'.repeat(64), keyType: 'hmac', permissions: ['enableReading'] },
  ...{ unknownBoxes: [], restricted: true, day: null },
  ...parts,
});
const vaulted = (parts: Partial<VaultedKey> = {}): VaultedKey => ({
  ...{ id: '1', label: 'bot', apiKey: 'a'.repeat(64), environment: 'live', account: '', tool: '' },
  ...{ purpose: 'spot-bot', permissions: ['enableReading', 'enableSpotAndMarginTrading'], addresses: [] },
  retiredAt: null,
  ...parts,
});
const page = (...keys: readonly ShownKey[]) => ({ keys, unread: 0, environment: 'live' as const });
const trading = ['enableReading', 'enableSpotAndMarginTrading'] as const;

describe('a key of the page', () => {
  it.each<[string, Partial<ShownKey>, Partial<VaultedKey> | null, readonly Concern['kind'][]]>([
    ['as planned', { permissions: trading }, {}, []],
    ['that may do less than planned', {}, {}, []],
    ['of a stranger that reads', {}, null, []],
    ['of a stranger that trades from chosen addresses', { permissions: trading }, null, []],
    ['of a stranger that withdraws', { permissions: ['enableWithdrawals'] }, null, ['withdrawals']],
    ['with alpha withdrawals', { permissions: ['alphaWithdrawals'] }, {}, ['withdrawals']],
    [
      'that withdraws as planned',
      { permissions: ['enableWithdrawals'] },
      { permissions: ['enableWithdrawals'] },
      [],
    ],
    ['that may do more than planned', { permissions: [...trading, 'enableFutures'] }, {}, ['too-much']],
    ['with prediction trading', { permissions: ['predictionTrading'] }, {}, ['too-much']],
    [
      'whose purpose alone is known, within it',
      { permissions: ['enableFutures'] },
      { purpose: 'futures-bot', permissions: [] },
      [],
    ],
    [
      'whose purpose alone is known, beyond it',
      { permissions: ['enableSpotAndMarginTrading'] },
      { purpose: 'tax', permissions: [] },
      ['too-much'],
    ],
    [
      'of which nothing is known but its values',
      { permissions: trading },
      { purpose: 'other', permissions: [] },
      [],
    ],
    ['with a box that nobody knows', { unknownBoxes: ['Enable Lending'] }, {}, ['unknown-box']],
    ['that any address may use, to trade', { permissions: trading, restricted: false }, {}, ['any-address']],
    ['that any address may use, to read', { restricted: false }, {}, []],
    [
      'that any address may use against the plan',
      { restricted: false },
      { addresses: ['203.0.113.7'] },
      ['any-address'],
    ],
    ['that does not say who may use it', { permissions: trading, restricted: null }, {}, []],
    ['whose boxes are not shown', { permissions: null }, {}, []],
    ['that was put out of use', {}, { retiredAt: 5 }, ['out-of-use']],
    [
      'with everything wrong, the worst first',
      { permissions: [...shownPermissions], unknownBoxes: ['?'], restricted: false },
      { retiredAt: 5 },
      ['withdrawals', 'out-of-use', 'too-much', 'unknown-box', 'any-address'],
    ],
  ])('%s', (_what, card, record, kinds) => {
    const { keys } = compareShown(page(shown(card)), record === null ? [] : [vaulted(record)]);
    expect(keys.map(({ vaulted: found }) => found !== null)).toEqual([record !== null]);
    expect(keys[0]?.concerns.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is told by its API key, never by its label', () => {
    const other = vaulted({ apiKey: 'b'.repeat(64), label: 'bot' });
    expect(compareShown(page(shown()), [other]).keys[0]?.vaulted).toBeNull();
    expect(compareShown(page(shown({ label: 'renamed' })), [vaulted()]).keys[0]?.vaulted?.id).toBe('1');
  });

  it('stands there once, the worst first', () => {
    const bad = shown({ apiKey: 'b'.repeat(64), permissions: ['enableWithdrawals'] });
    const { keys } = compareShown(page(shown(), shown(), bad), []);
    expect(keys.map(({ shown: { apiKey } }) => apiKey[0])).toEqual(['b', 'a']);
  });
});

describe('a key of the vault that the page does not show', () => {
  it.each<[string, Partial<VaultedKey>, boolean]>([
    ['is asked for', { apiKey: 'c'.repeat(64) }, true],
    ['is asked for where its values were not even read', { apiKey: null }, true],
    ['is none where it is on the page', {}, false],
    ['is where it should be, in another environment', { apiKey: null, environment: 'demo' }, false],
    ['is where it should be, out of use', { apiKey: null, retiredAt: 5 }, false],
  ])('%s', (_what, record, asked) => {
    expect(compareShown(page(shown()), [vaulted(record)]).gone.length === 1).toBe(asked);
  });
});

describe('any page beside any vault', () => {
  const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const apiKey = letter.map((one) => one.repeat(64));
  const cards = fc.array(
    fc.record({
      ...{ label: fc.string(), apiKey, keyType: fc.constant(null), day: fc.constant(null) },
      permissions: fc.option(fc.subarray([...shownPermissions])),
      unknownBoxes: fc.array(fc.string(), { maxLength: 3 }),
      restricted: fc.option(fc.boolean()),
    }),
  );
  const records = fc
    .uniqueArray(letter)
    .chain((letters) =>
      fc.tuple(
        ...letters.map((one) =>
          fc
            .record({ retiredAt: fc.option(fc.nat()), environment: fc.constantFrom('live', 'demo') } as const)
            .map((parts) => vaulted({ ...parts, id: one, apiKey: one.repeat(64) })),
        ),
      ),
    );

  it('loses no key and makes none up', () => {
    fc.assert(
      fc.property(cards, records, (list, vault) => {
        const { keys, gone } = compareShown(page(...list), vault);
        const there = new Set(list.map((one) => one.apiKey));
        expect(new Set(keys.map((one) => one.shown.apiKey))).toEqual(there);
        expect(keys.length).toBe(there.size);
        for (const key of keys) expect(key.vaulted?.apiKey ?? key.shown.apiKey).toBe(key.shown.apiKey);
        for (const key of gone) expect(there.has(key.apiKey ?? '')).toBe(false);
        const matched = keys.filter((key) => key.vaulted !== null).length;
        const elsewhere = vault.filter(
          (key) => !there.has(key.apiKey ?? '') && (key.retiredAt !== null || key.environment !== 'live'),
        ).length;
        expect(matched + gone.length + elsewhere).toBe(vault.length);
      }),
    );
  });

  it('never keeps silent about withdrawals that nobody planned', () => {
    fc.assert(
      fc.property(cards, records, (list, vault) => {
        for (const { shown: card, concerns } of compareShown(page(...list), vault).keys) {
          const takes = card.permissions?.some(
            (one) => one === 'enableWithdrawals' || one === 'alphaWithdrawals',
          );
          expect(concerns.some(({ kind }) => kind === 'withdrawals')).toBe(takes === true);
        }
      }),
    );
  });
});
