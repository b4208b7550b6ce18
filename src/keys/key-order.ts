import { dueOf } from './due.ts';
import type { KeySummary } from './key-record.ts';

/** The labels' order: as people sort them, made once, since comparing is most of the work of a long list. */
const collator = new Intl.Collator();

/**
 * Keys by their date, then by label, those out of use last: first what is worth a look now, due or `replaced` by a
 * newer one, then the others.
 */
export function byNeed(
  keys: readonly KeySummary[],
  now: number,
  replaced: ReadonlySet<string> = new Set(),
): readonly [near: readonly KeySummary[], others: readonly KeySummary[]] {
  const dateOf = ({ rotateBy, care }: KeySummary) =>
    care.retiredAt === null ? (rotateBy ?? Number.MAX_VALUE) : Infinity;
  const byDate = [...keys].sort(
    (a, b) => Math.sign(dateOf(a) - dateOf(b)) || collator.compare(a.label, b.label),
  );
  const isNear = (key: KeySummary) => replaced.has(key.id) || ['passed', 'soon'].includes(dueOf(key, now));
  return [byDate.filter(isNear), byDate.filter((key) => !isNear(key))];
}
