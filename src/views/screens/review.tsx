import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../../errors.ts';
import type { WaitingKey } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { codeOf } from '../failure.ts';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { ReviewForm } from './review-form.tsx';
import { UnreadableKey } from './unreadable-key.tsx';

interface ReviewProps {
  readonly version: number;
  /** The key that a draft belongs to; else the one that was kept first. */
  readonly startAt: string | null;
  readonly onBack: () => void;
}

/** The kept keys, one after another. */
export function Review({ version, startAt, onBack }: ReviewProps) {
  const { send, texts } = useServices();
  const [waiting, setWaiting] = useState<readonly WaitingKey[] | null>(null);
  const [chosen, setChosen] = useState(startAt);
  const [failed, setFailed] = useState<ErrorCode | null>(null);

  const reload = () =>
    send('waiting.list', {}).then(
      (list) => {
        setWaiting([...list].sort((a, b) => a.keptAt - b.keptAt));
      },
      (cause: unknown) => setFailed(codeOf(cause)),
    );
  useEffect(() => void reload(), [version]);

  if (!waiting) {
    return (
      <>
        <SubBar title={texts('popup_review_title')} onBack={onBack} />
        <main class="main">
          <FailureCallout code={failed} />
        </main>
      </>
    );
  }

  const index = Math.max(
    0,
    waiting.findIndex((key) => key.dropId === chosen),
  );
  const current = waiting[index];
  if (!current) {
    return (
      <>
        <SubBar title={texts('popup_review_title')} onBack={onBack} />
        <main class="main">
          <p class="dim">{texts('popup_review_none')}</p>
        </main>
      </>
    );
  }

  const next = waiting[(index + 1) % waiting.length];
  const done = () => {
    if (waiting.length === 1) onBack();
    else {
      setChosen(next?.dropId ?? null);
      void reload();
    }
  };
  const place = {
    position: index + 1,
    total: waiting.length,
    onNext: waiting.length > 1 ? () => setChosen(next?.dropId ?? null) : null,
  };
  const common = { item: current, place, onBack, onDone: done };
  return current.readable ? (
    <ReviewForm key={current.dropId} {...common} />
  ) : (
    <UnreadableKey key={current.dropId} {...common} />
  );
}
