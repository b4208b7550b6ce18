import { useState } from 'preact/hooks';
import { mask } from '../../keys/key-record.ts';
import { newOpId } from '../../messages/op-id.ts';
import type { ValueOf } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Masked } from '../parts/masked.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { useAction } from '../use-action.ts';
import type { useBinanceRun } from '../use-binance-run.ts';
import { AsleepNotice } from './notices.tsx';

interface LeakedKeyProps {
  readonly stored: ValueOf<'key.read'>;
  /** The guide on Binance's page, which the press that led here has started. */
  readonly deletion: ReturnType<typeof useBinanceRun>;
  readonly onDelete: () => void;
  readonly onBack: () => void;
  /** The key is out of use here too. */
  readonly onRetired: () => void;
}

/**
 * A key that somebody else may have: deleted on Binance first, where the guide leads already, then put out of use
 * here. Then a new one. Escape is the key's own screen's to hear.
 */
export function LeakedKey({ stored, deletion, onDelete, onBack, onRetired }: LeakedKeyProps) {
  const { send, texts } = useServices();
  const { id, record } = stored;
  const [opId] = useState(newOpId);
  const { busy, failed, run } = useAction();
  const onBinance = record.environment !== 'testnet';
  const started = deletion.shown !== null;
  const retire = () => {
    void run(async () => {
      await send('key.care', { opId, id, change: { retired: true } });
      onRetired();
    });
  };
  return (
    <>
      <SubBar title={texts('leaked_title')} onBack={onBack} />
      <main class="main stack gap-4">
        <Callout tone="danger" title={texts('leaked_first')}>
          <span>{texts('leaked_first_text')}</span>
        </Callout>
        <div class="card">
          <div class="card-row">
            <span class="grow stack gap-0">
              <bdi class="medium">{record.label}</bdi>
              <Masked value={mask(record.apiKey)} />
            </span>
          </div>
        </div>
        <ol class="stack gap-2 small">
          <li>{texts(onBinance ? 'leaked_step_delete' : 'leaked_step_delete_testnet')}</li>
          <li>{texts('leaked_step_look')}</li>
          <li>{texts('leaked_step_retire')}</li>
          <li>{texts('leaked_step_new')}</li>
        </ol>
        {deletion.shown === 'asleep' ? <AsleepNotice /> : null}
        <FailureCallout code={deletion.failed ?? failed} />
      </main>
      <footer class="bottom">
        {onBinance ? (
          <Button
            look={started ? 'secondary' : 'danger'}
            layout="grow"
            waiting={deletion.busy}
            onPress={onDelete}
          >
            {texts('leaked_open')}
          </Button>
        ) : null}
        <Button
          look={started || !onBinance ? 'primary' : 'secondary'}
          layout="grow"
          waiting={busy}
          onPress={retire}
        >
          {texts('leaked_retire')}
        </Button>
      </footer>
    </>
  );
}
