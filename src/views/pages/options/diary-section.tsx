import { useState } from 'preact/hooks';
import { underscored } from '../../../texts.ts';
import type { DiaryEntry } from '../../../vault/diary-entry.ts';
import { useServices } from '../../context.ts';
import { formatTime, localDay, formatLocalDay } from '../../dates.ts';
import { Button } from '../../parts/button.tsx';
import { FailureCallout } from '../../parts/failure-callout.tsx';
import { countText, quotedLabel } from '../../text-ids.ts';
import { useListing } from '../../use-listing.ts';

const atFirst = 30;

/** What Keystep did, by day, newest first. Only while the vault is open: it is sealed with the rest. */
export function DiarySection({ version }: { readonly version: number }) {
  const { texts, language } = useServices();
  const { value, failed } = useListing('diary.read', {}, version);
  const [count, setCount] = useState(atFirst);
  const entries = [...(value ?? [])].sort((a, b) => b.at - a.at);
  const days = byDay(entries.slice(0, count));
  return (
    <section class="section" id="diary" aria-labelledby="diary-title">
      <header>
        <h2 class="title" id="diary-title">
          {texts('options_section_diary')}
        </h2>
        <p class="dim">{texts('options_diary_text')}</p>
      </header>
      <FailureCallout code={failed} />
      {value?.length === 0 ? <p class="dim">{texts('options_diary_empty')}</p> : null}
      {days.map((ofDay) => (
        <section key={localDay(ofDay[0]?.at ?? 0)} class="stack gap-2">
          <h3 class="label dim">{formatLocalDay(language, ofDay[0]?.at ?? 0)}</h3>
          <ul class="card">
            {ofDay.map((entry) => (
              <li key={`${entry.at} ${entry.what} ${entry.label ?? ''}`} class="card-row row-compact">
                <span class="small faint row-time">{formatTime(language, entry.at)}</span>
                <bdi class="small grow">{sentence(entry)}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {entries.length > count ? (
        <div>
          <Button onPress={() => setCount(count + 100)}>{texts('options_diary_more')}</Button>
        </div>
      ) : null}
    </section>
  );

  function sentence({ what, label, count: times }: DiaryEntry): string {
    const isCounted = what === 'unlock-failed' || what === 'damage-found';
    if (isCounted || what === 'backup-read' || what === 'backup-restored') {
      return countText(texts, language, `options_diary_${underscored(what)}`, times);
    }
    return texts(`options_diary_${underscored(what)}`, [quotedLabel(texts, label)]);
  }
}

/** Neighbours of one day together. */
function byDay(entries: readonly DiaryEntry[]): readonly (readonly DiaryEntry[])[] {
  const days = new Map<string, DiaryEntry[]>();
  for (const entry of entries) {
    const day = localDay(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days.values()];
}
