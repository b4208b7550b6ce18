import { useState } from 'preact/hooks';
import { mask } from '../../../../keys/key-record.ts';
import { useServices } from '../../../context.ts';
import { formatMoment } from '../../../dates.ts';
import { Button } from '../../../parts/button.tsx';
import { Masked } from '../../../parts/masked.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { conflictChoices } from './compared.ts';
import type { ComparedKey, ConflictChoice } from './compared.ts';

const atFirst = 50;

interface ComparedListProps {
  readonly title: string;
  readonly keys: readonly ComparedKey[];
  /** Null in a rehearsal: nothing is to choose. */
  readonly choiceOf?: (key: ComparedKey) => ConflictChoice;
  readonly onChoose?: (key: ComparedKey, choice: ConflictChoice) => void;
}

/** Keys that share a verdict; of each that differs, what differs and whose stays. */
export function ComparedList({ title, keys, choiceOf, onChoose }: ComparedListProps) {
  const { texts } = useServices();
  const [count, setCount] = useState(atFirst);
  if (keys.length === 0) return null;
  return (
    <section class="stack gap-2" aria-label={title}>
      <h2 class="heading">{title}</h2>
      <ul class="card">
        {keys.slice(0, count).map((compared) => (
          <li key={compared.key.id} class="card-pad stack gap-2" aria-label={compared.key.record.label}>
            <div class="line between wrap">
              <bdi class="medium">{compared.key.record.label}</bdi>
              <Masked value={mask(compared.key.record.apiKey)} />
            </div>
            <Difference compared={compared} />
            {choiceOf && onChoose && compared.verdict.status === 'differs' ? (
              <Segments
                label={texts('options_restore_whose', [compared.key.record.label])}
                value={choiceOf(compared)}
                options={conflictChoices.map((value) => ({
                  value,
                  text: texts(`options_restore_keep_${value}`),
                }))}
                onChange={(value) =>
                  onChoose(compared, conflictChoices.find((choice) => choice === value) ?? 'mine')
                }
                quiet
              />
            ) : null}
          </li>
        ))}
      </ul>
      {keys.length > count ? (
        <div>
          <Button onPress={() => setCount(count + 500)}>{texts('options_diary_more')}</Button>
        </div>
      ) : null}
    </section>
  );
}

function Difference({ compared: { key, verdict } }: { readonly compared: ComparedKey }) {
  const { texts, language } = useServices();
  if (verdict.status !== 'differs') return null;
  const names = verdict.fields.map((field) => texts(`options_field_${field}`));
  return (
    <p class="small dim">
      {texts('options_restore_differs', [new Intl.ListFormat(language).format(names)])}{' '}
      {texts('options_restore_changed', [
        formatMoment(language, verdict.changedAt),
        formatMoment(language, key.record.changedAt),
      ])}
    </p>
  );
}
