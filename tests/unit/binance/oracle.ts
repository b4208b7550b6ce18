/**
 * What a comparison of plan and answer must say, as a table: written apart from the product, and without its code.
 * Each row is a kind of flag; its two columns are "off on Binance" and "on at Binance".
 */
type Verdict = 'right' | 'missing' | 'too much';

const planned: Readonly<Record<string, readonly [Verdict, Verdict]>> = {
  reading: ['missing', 'right'],
  withdrawals: ['missing', 'right'],
  other: ['missing', 'right'],
};
const notPlanned: Readonly<Record<string, readonly [Verdict, Verdict]>> = {
  reading: ['right', 'right'],
  withdrawals: ['right', 'too much'],
  other: ['right', 'too much'],
  unknown: ['right', 'too much'],
};
const noPlanAtAll: Readonly<Record<string, readonly [Verdict, Verdict]>> = {
  reading: ['right', 'right'],
  withdrawals: ['right', 'too much'],
  other: ['right', 'right'],
  unknown: ['right', 'too much'],
};

/** Eleven flags that are documented and one that is not; the thirteenth is `ipRestrict`. */
export const oracleFlags: readonly (readonly [name: string, kind: string])[] = [
  ['enableReading', 'reading'],
  ['enableWithdrawals', 'withdrawals'],
  ['enableInternalTransfer', 'other'],
  ['enableMargin', 'other'],
  ['enableFutures', 'other'],
  ['permitsUniversalTransfer', 'other'],
  ['enableVanillaOptions', 'other'],
  ['enableFixApiTrade', 'other'],
  ['enableFixReadOnly', 'other'],
  ['enableSpotAndMarginTrading', 'other'],
  ['enablePortfolioMarginTrading', 'other'],
  ['enableAlphaWithdrawals', 'unknown'],
];

/** A plan as the oracle sees it. */
export interface OraclePlan {
  readonly statesPurpose: boolean;
  readonly permissions: readonly string[];
  readonly namesAddresses: boolean;
}

/** The answer number `combination`, 0 to 8191: one bit a flag, the highest for `ipRestrict`. */
export function answerOf(combination: number): Readonly<Record<string, boolean>> {
  const bit = (index: number) => Math.floor(combination / 2 ** index) % 2 === 1;
  return Object.fromEntries([
    ...oracleFlags.map(([name], index): [string, boolean] => [name, bit(index)]),
    ['ipRestrict', bit(oracleFlags.length)],
  ]);
}

/** What is missing, what is too much, and whether any address may use a key that was meant for some. */
export function judge(plan: OraclePlan, answer: Readonly<Record<string, boolean>>) {
  const sorted: Record<Verdict, string[]> = { right: [], missing: [], 'too much': [] };
  const table = plan.statesPurpose || plan.permissions.length > 0 ? notPlanned : noPlanAtAll;
  for (const [name, kind] of oracleFlags) {
    const row = plan.permissions.includes(name) ? planned[kind] : table[kind];
    sorted[row![answer[name] ? 1 : 0]].push(name);
  }
  return {
    missing: sorted.missing.sort(),
    tooMuch: sorted['too much'].sort(),
    openToAny: plan.namesAddresses && !answer['ipRestrict'],
  };
}
