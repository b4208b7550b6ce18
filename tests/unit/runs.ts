/** Long enough for a property at the numbers of `npm run soak`, on a busy machine. Milliseconds. */
export const soakTimeoutMs = 3_600_000;

/** How often a property is tried: `usual` in `npm test`, KEYSTEP_RUNS where that is set (`npm run soak` sets it). */
export function runs(usual: number): number {
  return Number(process.env['KEYSTEP_RUNS'] ?? usual);
}
