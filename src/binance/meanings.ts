/** An error as a person needs it. Words are in `_locales`: `meaning_<id>_title`, `_what`, and `_cause_1` and so on. */
interface Meaning {
  /** How many likely causes there are words for, the likeliest first; each says what to do. */
  readonly causes: number;
  /** Binance's error codes, and HTTP statuses where no code comes with them. */
  readonly codes: readonly number[];
}

/** From `low` to `high`, both included. */
const range = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index);

/**
 * Sources: errors.md and testnet/errors.md of binance/binance-spot-api-docs @021246e (2025-01-09), error codes of the
 * derivatives documentation, HTTP return codes of rest-api.md @a5e0bc3; read 2026-11-22 and 2026-11-28. -2008, 451 and
 * 3701 are not in them and often met (issues of ccxt, python-binance, binance-connector-python). The order of the
 * causes follows how often people met them (28 threads on -2015, 16 on key types, 12 on -1021, 12 on -2014).
 */
export const meanings = {
  'key-refused': { causes: 5, codes: [-2015] },
  'key-format': { causes: 3, codes: [-2014] },
  'key-unknown': { causes: 3, codes: [-2008] },
  signature: { causes: 3, codes: [-1022] },
  unauthorized: { causes: 2, codes: [-1002] },
  clock: { causes: 3, codes: [-1021] },
  'too-many': { causes: 2, codes: [-1003, -1034, 429] },
  banned: { causes: 2, codes: [418] },
  'too-many-orders': { causes: 2, codes: [-1015] },
  firewall: { causes: 2, codes: [403] },
  location: { causes: 2, codes: [451] },
  'other-exchange': { causes: 1, codes: [3701] },
  busy: { causes: 2, codes: [-1000, -1001, -1006, -1007, -1008, -1016, ...range(500, 599)] },
  symbol: { causes: 2, codes: [-1121, -1122, -1151] },
  stream: { causes: 2, codes: [-1125] },
  session: { causes: 2, codes: [-1033, -1035, ...range(-1191, -1169)] },
  request: {
    causes: 2,
    codes: [
      -1020,
      -1023,
      404,
      ...range(-1108, -1100),
      -1112,
      ...range(-1120, -1114),
      -1127,
      -1128,
      -1130,
      -1131,
    ]
      .concat([-1134, -1135, -1139, -1145, -1152, -1153, -1155, -1161, -1194])
      .concat([-1109, -1110, -1136]),
  },
  order: {
    causes: 3,
    codes: [-1010, -1013, -1014, -1111, -1158, -1160, -1165, -1166, -1168, ...range(-1199, -1196)]
      .concat([-2010, -2011, -2012, -2013, -2016, ...range(-2028, -2018), -2038, -2039])
      .concat(range(-4999, -4000), range(-5099, -5020)),
  },
} as const satisfies Readonly<Record<string, Meaning>>;

/** `only-server`: -2015 where the key is meant for other addresses. `unknown`: no code that is documented. */
export type MeaningId = keyof typeof meanings | 'only-server' | 'unknown';

const byCode = new Map<number, keyof typeof meanings>();
for (const [id, { codes }] of Object.entries(meanings)) {
  for (const code of codes) if (!byCode.has(code)) byCode.set(code, id as keyof typeof meanings);
}

/** What an error code or an HTTP status means; `boundToAddresses`: the key is meant to work from some only. */
export function meaningOf(code: number, boundToAddresses = false): MeaningId {
  const id = byCode.get(code) ?? 'unknown';
  return id === 'key-refused' && boundToAddresses ? 'only-server' : id;
}

/** How many causes there are words for. */
export function causesOf(id: MeaningId): number {
  if (id === 'only-server') return 3;
  return id === 'unknown' ? 1 : meanings[id].causes;
}
