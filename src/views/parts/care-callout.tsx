import { useState } from 'preact/hooks';
import { dueOf } from '../../keys/due.ts';
import { newOpId } from '../../messages/op-id.ts';
import type { KeyWithoutSecret, RequestOf } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { formatDay } from '../dates.ts';
import { useAction } from '../use-action.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import { FailureCallout } from './failure-callout.tsx';

const dayMs = 24 * 60 * 60 * 1000;
const snoozeDays = 7;

interface CareCalloutProps {
  readonly id: string;
  readonly record: KeyWithoutSecret;
}

/** Says that a key is due, put off or out of use, with what can be done about it. Nothing for any other key. */
export function CareCallout({ id, record }: CareCalloutProps) {
  const { send, texts, language, now } = useServices();
  const { busy, failed, run } = useAction();
  const [opId, setOpId] = useState(newOpId);
  const { snoozedUntil, retiredAt } = record.care;
  const due = dueOf(record, now());
  const note = (change: RequestOf<'key.care'>['change']) => {
    void run(async () => {
      await send('key.care', { opId, id, change });
      setOpId(newOpId());
    });
  };
  if (due === 'retired' && retiredAt !== null) {
    return (
      <Callout title={texts('care_retired', [formatDay(language, retiredAt)])}>
        <span>{texts('care_retired_text')}</span>
        <FailureCallout code={failed} />
        <Button size="small" waiting={busy} onPress={() => note({ retired: false })}>
          {texts('care_use_again')}
        </Button>
      </Callout>
    );
  }
  if (due === 'snoozed' && snoozedUntil !== null) {
    return (
      <Callout icon="clock" title={texts('care_snoozed', [formatDay(language, snoozedUntil)])}>
        <FailureCallout code={failed} />
        <Button size="small" waiting={busy} onPress={() => note({ snoozedUntil: null })}>
          {texts('care_unsnooze')}
        </Button>
      </Callout>
    );
  }
  if (due !== 'passed' && due !== 'soon') return null;
  return (
    <Callout tone="warn" icon="clock" title={texts(due === 'passed' ? 'care_due' : 'care_due_soon')}>
      <span>{texts('care_due_text')}</span>
      <FailureCallout code={failed} />
      <Button size="small" waiting={busy} onPress={() => note({ snoozedUntil: now() + snoozeDays * dayMs })}>
        {texts('care_snooze')}
      </Button>
    </Callout>
  );
}
