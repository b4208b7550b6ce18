/** The middle one; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return NaN;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

/** The median; null where one of them is: what never happens once has no usual time. */
export function medianOrNever(values: readonly (number | null)[]): number | null {
  const numbers = values.filter((value) => value !== null);
  return numbers.length < values.length ? null : median(numbers);
}

/** How often a measurement is repeated. KEYSTEP_BENCH_RUNS says otherwise. */
export const runs = Math.max(1, Number(process.env['KEYSTEP_BENCH_RUNS'] ?? 3));
