import { daysUntil } from '../../keys/validity.ts';
import type { Texts } from '../../texts.ts';
import { dueState } from '../dates.ts';
import { useServices } from '../context.ts';
import { countText } from '../text-ids.ts';
import { Icon } from './icon.tsx';

/** In words how long a key has until its date. Says nothing about its health: nobody asked Binance. */
export function dueText(texts: Texts, language: string, rotateBy: number | null, now: number): string {
  const state = dueState(rotateBy, now);
  if (state === 'none' || rotateBy === null) return texts('key_due_none');
  if (state === 'passed') return texts('key_due_passed');
  return countText(texts, language, 'key_days_left', daysUntil(rotateBy, now));
}

/** The same as an icon with words. */
export function DueStatus({ rotateBy }: { readonly rotateBy: number | null }) {
  const { texts, language, now } = useServices();
  const time = now();
  const state = dueState(rotateBy, time);
  const warns = state === 'passed' || state === 'soon';
  return (
    <span class={warns ? 'status status-warn' : 'status'}>
      <Icon name={state === 'none' ? 'dashed' : 'clock'} size={14} />
      {dueText(texts, language, rotateBy, time)}
    </span>
  );
}
