import { dueOf } from '../../keys/due.ts';
import type { Dated } from '../../keys/due.ts';
import { daysUntil } from '../../keys/validity.ts';
import type { Texts } from '../../texts.ts';
import { useServices } from '../context.ts';
import { countText } from '../text-ids.ts';
import { Icon } from './icon.tsx';

/** In words how long a key has until its date. Says nothing about its health: nobody asked Binance. */
export function dueText(texts: Texts, language: string, dated: Dated, now: number): string {
  const due = dueOf(dated, now);
  if (due === 'retired') return texts('key_due_retired');
  if (due === 'none' || dated.rotateBy === null) return texts('key_due_none');
  if (due === 'passed') return texts('key_due_passed');
  const days = daysUntil(dated.rotateBy, now);
  // Put off, and past its date.
  if (days < 0) return texts('key_due_snoozed');
  return countText(texts, language, 'key_days_left', days);
}

/** The same as an icon with words. */
export function DueStatus({ dated }: { readonly dated: Dated }) {
  const { texts, language, now } = useServices();
  const time = now();
  const due = dueOf(dated, time);
  const warns = due === 'passed' || due === 'soon';
  return (
    <span class={warns ? 'status status-warn' : 'status'}>
      <Icon name={due === 'none' || due === 'retired' ? 'dashed' : 'clock'} size={14} />
      {dueText(texts, language, dated, time)}
    </span>
  );
}

/** In place of the date: another key takes over, and something is left to do. */
export function ReplacedStatus() {
  const { texts } = useServices();
  return (
    <span class="status status-warn">
      <Icon name="refresh" size={14} />
      {texts('key_being_replaced')}
    </span>
  );
}
