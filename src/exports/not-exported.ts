/** Why a program has no format of its own; its text is `export_without_<reason>`. */
export type WithoutReason =
  /** Nobody maintains it: no key of today should go there. */
  | 'unmaintained'
  /** It has a form, and keeps what is typed there readable. */
  | 'stored-readable'
  /** It has a form, and registers the key itself. */
  | 'form'
  /** A library that takes both values as arguments. */
  | 'arguments';

/** Programs that people look for in the list of formats and do not find there. */
export const notExported: readonly {
  readonly name: string;
  readonly reason: WithoutReason;
  /** Where this stands, and the day that was read. */
  readonly source: { readonly where: string; readonly date: string };
}[] = [
  {
    name: 'Jesse',
    reason: 'stored-readable',
    source: { where: 'jesse-ai/jesse jesse/models/ExchangeApiKeys.py @0763063', date: '2026-11-28' },
  },
  { name: 'Gunbot', reason: 'form', source: { where: 'Gunbot’s documentation', date: '2026-11-22' } },
  {
    name: 'go-binance',
    reason: 'arguments',
    source: { where: 'ccxt/go-binance README @138c5d7', date: '2026-11-28' },
  },
  {
    name: 'OpenBB (old SDK)',
    reason: 'unmaintained',
    source: { where: 'OpenBBTerminal’s documentation', date: '2026-11-22' },
  },
  { name: 'zenbot', reason: 'unmaintained', source: { where: 'zenbot conf-sample.js', date: '2026-11-22' } },
  { name: 'Gekko', reason: 'unmaintained', source: { where: 'Gekko sample-config.js', date: '2026-11-22' } },
];
