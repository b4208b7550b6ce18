import type { KeySummary } from '../keys/key-record.ts';
import { dueState } from './dates.ts';

/** The labels' order: as people sort them, made once, since comparing is most of the work of a long list. */
const collator = new Intl.Collator();

/** Keys by their date, then by label: first those that are worth a look now, then the others. */
export function byNeed(
  keys: readonly KeySummary[],
  now: number,
): readonly [near: readonly KeySummary[], others: readonly KeySummary[]] {
  const byDate = [...keys].sort(
    (a, b) => (a.rotateBy ?? Infinity) - (b.rotateBy ?? Infinity) || collator.compare(a.label, b.label),
  );
  const isNear = ({ rotateBy }: KeySummary) => ['passed', 'soon'].includes(dueState(rotateBy, now));
  return [byDate.filter(isNear), byDate.filter((key) => !isNear(key))];
}
