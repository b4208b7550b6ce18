/** Binance's codes that say something of the key itself: apart from `meanings.ts`, so that the background stays small. */
const keyRefusals: readonly number[] = [-2015, -2014, -2008, -1022, -1002];

/** Whether a refusal is about the key, and so worth noting. */
export function isAboutKey(code: number): boolean {
  return keyRefusals.includes(code);
}
