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

interface LeakedKeyProps {
  readonly stored: ValueOf<'key.read'>;
  readonly onBack: () => void;
  /** The key is out of use here too. */
  readonly onRetired: () => void;
}

/**
 * A key that somebody else may have: deleted on Binance first, then put out of use here. Then a new one. Escape is
 * the key's own screen's to hear.
 */
export function LeakedKey({ stored, onBack, onRetired }: LeakedKeyProps) {
  const { send, texts, showGuide } = useServices();
  const { id, record } = stored;
  const [opId] = useState(newOpId);
  const [opened, setOpened] = useState(false);
  const { busy, failed, run } = useAction();
  const onBinance = record.environment !== 'testnet';
  const toBinance = () => {
    void run(async () => {
      await showGuide(record.environment);
      setOpened(true);
    });
  };
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
        <FailureCallout code={failed} />
      </main>
      <footer class="bottom">
        {onBinance ? (
          <Button look={opened ? 'secondary' : 'danger'} layout="grow" waiting={busy} onPress={toBinance}>
            {texts('leaked_open')}
          </Button>
        ) : null}
        <Button
          look={opened || !onBinance ? 'primary' : 'secondary'}
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
