import { useState } from 'preact/hooks';
import type { Environment } from '../../../../keys/key-record.ts';
import { environments } from '../../../../keys/key-record.ts';
import { writeKeyCode } from '../../../../paper/key-code.ts';
import { judgeLine } from '../../../../paper/line-check.ts';
import { lineLengths, valuesOf } from '../../../../paper/sheet-lines.ts';
import { useServices } from '../../../context.ts';
import { Button } from '../../../parts/button.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { TextInput } from '../../../parts/text-input.tsx';
import { environmentTextId } from '../../../text-ids.ts';
import { useAction } from '../../../use-action.ts';
import { lineProblem } from './line-problem.ts';

interface TypedSheetProps {
  /** Takes what the sheet's QR code says. */
  readonly onRead: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly onBack: () => void;
}

/** A sheet typed in, line by line. Each line is judged by itself, as soon as it is complete. */
export function TypedSheet({ onRead, onBack }: TypedSheetProps) {
  const { texts } = useServices();
  const [lines, setLines] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [label, setLabel] = useState('');
  const [environment, setEnvironment] = useState<Environment>('live');
  const { busy, failed, run, forget } = useAction();
  const lengths = lineLengths(lines);
  const verdicts = lengths.map((length, index) => judgeLine(index + 1, lines[index] ?? '', length));

  const change = (index: number, text: string) => {
    setLines(
      Array.from({ length: Math.max(lines.length, index + 1) }, (_, at) =>
        at === index ? text : (lines[at] ?? ''),
      ),
    );
    forget();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const values = verdicts.flatMap((verdict) => (verdict.status === 'right' ? [verdict.value] : []));
    if (values.length < verdicts.length) {
      const next = verdicts.findIndex(({ status }) => status !== 'right');
      (event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>('input.mono')[next]?.focus();
      return;
    }
    void run(() =>
      onRead(new TextEncoder().encode(writeKeyCode({ label, environment, ...valuesOf(values) }))),
    );
  };

  return (
    <form class="stack gap-4 narrow" onSubmit={submit} autocomplete="off">
      <p class="dim">{texts('paper_typed_what')}</p>
      <TextInput label={texts('key_label')} value={label} onChange={setLabel} maxLength={60} />
      <Segments
        label={texts('key_environment')}
        value={environment}
        options={environments.map((value) => ({ value, text: texts(environmentTextId(value)) }))}
        onChange={(value) => setEnvironment(environments.find((one) => one === value) ?? 'live')}
      />
      {verdicts.map((verdict, index) => {
        const typed = lines[index] ?? '';
        const isEarly = typed.trim() === '' || (verdict.status === 'short' && !left.has(index));
        return (
          <div key={index} onFocusOut={() => setLeft(new Set([...left, index]))}>
            <TextInput
              label={texts('paper_line', [String(index + 1)])}
              value={typed}
              onChange={(text) => change(index, text)}
              error={isEarly ? null : lineProblem(texts, verdict, lengths[index] ?? 0)}
              maxLength={80}
              code
              end={
                verdict.status === 'right' ? (
                  <span class="side" role="img" aria-label={texts('paper_line_right')}>
                    <Icon name="check" size={16} />
                  </span>
                ) : null
              }
            />
          </div>
        );
      })}
      <FailureCallout code={failed} />
      <div class="line wrap">
        <Button size="large" onPress={onBack}>
          {texts('popup_back')}
        </Button>
        <Button look="primary" size="large" submit waiting={busy}>
          {texts('options_import_look')}
        </Button>
      </div>
    </form>
  );
}
