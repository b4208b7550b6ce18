import { useState } from 'preact/hooks';
import { newOpId } from '../../messages/op-id.ts';
import type { KeyWithoutSecret } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { useAction } from '../use-action.ts';
import { useBinanceRun } from '../use-binance-run.ts';
import { useListing } from '../use-listing.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import { FailureCallout } from './failure-callout.tsx';

interface DeletionCalloutProps {
  readonly id: string;
  readonly record: KeyWithoutSecret;
  readonly version: number;
}

/** The guide leads to this key's deletion, or has seen the page without it: then it is put out of use at a press. */
export function DeletionCallout({ id, record, version }: DeletionCalloutProps) {
  const { send, texts, showApiPage } = useServices();
  const deleting = useListing('guide.errand', {}, version).value?.deleting ?? null;
  const [opId] = useState(newOpId);
  const { busy, failed, run } = useAction();
  const onBinance = useBinanceRun();
  if (deleting?.id !== id || record.care.retiredAt !== null) return null;
  const retire = () => {
    void run(async () => {
      await send('key.care', { opId, id, change: { retired: true } });
    });
  };
  const again = () => {
    onBinance.start(
      () => send('guide.delete', { id }),
      () => showApiPage(record.environment),
    );
  };
  return (
    <Callout
      tone={deleting.gone ? 'ok' : 'warn'}
      icon={deleting.gone ? 'check-circle' : 'trash'}
      title={texts(deleting.gone ? 'deletion_gone' : 'deletion_running')}
    >
      <span>{texts(deleting.gone ? 'deletion_gone_text' : 'deletion_running_text')}</span>
      <FailureCallout code={failed ?? onBinance.failed} />
      <span class="line gap-2 wrap">
        {deleting.gone ? null : (
          <Button size="small" waiting={onBinance.busy} onPress={again}>
            {texts('leaked_open')}
          </Button>
        )}
        <Button size="small" waiting={busy} onPress={retire}>
          {texts('leaked_retire')}
        </Button>
      </span>
    </Callout>
  );
}
