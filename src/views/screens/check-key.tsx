import { useEffect, useState } from 'preact/hooks';
import { meaningOf } from '../../binance/meanings.ts';
import { KeystepError } from '../../errors.ts';
import { mask } from '../../keys/key-record.ts';
import { newOpId } from '../../messages/op-id.ts';
import type { ValueOf } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { formatAgo, formatTime } from '../dates.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { CheckButton } from '../parts/check-button.tsx';
import { Explanation } from '../parts/explanation.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { useAction } from '../use-action.ts';
import { useEscape } from '../use-escape.ts';
import { CheckReport } from './check-report.tsx';

type Result = ValueOf<'key.check'>;

interface CheckKeyProps {
  readonly id: string;
  /** Whether the browser lets Keystep ask; null where nobody has pressed yet: then the last result stands here. */
  readonly allowed: Promise<boolean> | null;
  readonly onBack: () => void;
  readonly onExplain: () => void;
}

/** Asks Binance what the key may do and lays the answer beside the plan. */
export function CheckKey({ id, allowed, onBack, onExplain }: CheckKeyProps) {
  const { send, texts, language, now, showGuide } = useServices();
  const [record, setRecord] = useState<ValueOf<'key.read'>['record'] | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const { busy, failed, run } = useAction();
  useEscape(onBack);

  const read = async () => setRecord((await send('key.read', { id })).record);
  const ask = (granted: boolean) => {
    if (!granted) throw new KeystepError('check-not-allowed', 'the person did not allow it');
    return send('key.check', { opId: newOpId(), id });
  };
  const check = (permission: Promise<boolean>) =>
    run(async () => {
      setResult(null);
      const [, answer] = await Promise.all([read(), permission.then(ask)]);
      setResult(answer);
    });
  useEffect(() => {
    if (allowed) void check(allowed);
    else void run(read);
  }, []);

  const note = result?.status === 'checked' ? result.note : (record?.care.lastCheck ?? null);
  const at = busy || failed || note === null ? null : note.at;
  return (
    <>
      <SubBar title={texts('popup_check_key')} onBack={onBack}>
        <span class="caption faint">{at === null ? null : formatAgo(language, at, now())}</span>
      </SubBar>
      <main class="main stack gap-4 tight">
        {busy ? (
          <p class="small dim" role="status">
            {texts('check_asking')}
          </p>
        ) : null}
        <FailureCallout code={failed} />
        {!busy && !failed && record ? (
          <>
            <Refusal result={result} />
            {note !== null && (result === null || result.status === 'checked') ? (
              <CheckReport label={record.label} apiKey={mask(record.apiKey)} plan={record} note={note} />
            ) : null}
            <ClockNote result={result} />
          </>
        ) : null}
        <Button look="ghost" onPress={onExplain}>
          {texts('check_explain')}
        </Button>
      </main>
      <footer class="bottom">
        {record ? (
          <>
            <CheckButton
              environment={record.environment}
              look="secondary"
              waiting={busy}
              onPress={(permission) => void check(permission)}
            />
            <Button look="primary" layout="grow" onPress={() => void showGuide(record.environment)}>
              {texts('check_show_me')}
              <Icon name="external" size={16} />
            </Button>
          </>
        ) : null}
      </footer>
    </>
  );
}

/** A refusal that says nothing of the key. */
function Refusal({ result }: { readonly result: Result | null }) {
  const { texts, language } = useServices();
  if (result?.status === 'wait') {
    return (
      <Callout tone="warn" icon="clock" title={texts('check_wait')} role="status">
        <span>{texts('check_wait_text', [formatTime(language, result.until)])}</span>
      </Callout>
    );
  }
  if (result?.status !== 'not-checked') return null;
  return <Explanation meaning={meaningOf(result.refusal)} code={result.refusal} />;
}

/** From a second on, a program on this machine may be refused for its clock. */
function ClockNote({ result }: { readonly result: Result | null }) {
  const { texts, language } = useServices();
  if (result?.status !== 'checked' || Math.abs(result.clockAheadMs) < 1000) return null;
  const seconds = Math.round(Math.abs(result.clockAheadMs) / 1000);
  const span = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const id = result.clockAheadMs > 0 ? 'check_clock_ahead' : 'check_clock_behind';
  return (
    <Callout tone="warn" icon="clock">
      <span>{texts(id, [span.format(seconds)])}</span>
    </Callout>
  );
}
