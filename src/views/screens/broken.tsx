import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { useAction } from '../use-action.ts';
import { PopupTools } from './popup-tools.tsx';

interface BrokenProps {
  readonly status: 'damaged' | 'newer' | 'unavailable';
  /** A whole sealed copy is there. */
  readonly copyAvailable: boolean;
  readonly onCopyUsed: (state: VaultState) => void;
  readonly onRetry: () => void;
  readonly onDelete: () => void;
}

/** The vault cannot be opened, and no passphrase would help: says why and what is left to do. */
export function Broken({ status, copyAvailable, onCopyUsed, onRetry, onDelete }: BrokenProps) {
  const { send, texts } = useServices();
  const { busy, failed, run } = useAction();
  const takeCopy = () => {
    void run(async () => onCopyUsed(await send('vault.use-copy', {})));
  };
  return (
    <>
      <TopBar title={texts('extension_name')}>
        <PopupTools />
      </TopBar>
      <main class="main stack gap-4 below-top">
        <Callout
          tone={status === 'damaged' ? 'danger' : 'warn'}
          title={texts(`popup_broken_${status}_title`)}
        >
          <span>{texts(`popup_broken_${status}_text`)}</span>
        </Callout>
        {copyAvailable ? (
          <Callout tone="ok" icon="shield-check" title={texts('popup_copy_there_title')}>
            <span>{texts('popup_copy_there_text')}</span>
          </Callout>
        ) : (
          <p class="dim small">{texts(`popup_broken_${status}_next`)}</p>
        )}
        <FailureCallout code={failed} />
      </main>
      <footer class="bottom">
        {status === 'unavailable' ? null : (
          <Button look="danger-ghost" onPress={onDelete}>
            {texts('popup_delete_vault')}
          </Button>
        )}
        <Button {...(copyAvailable ? {} : { layout: 'grow' })} onPress={onRetry}>
          {texts('popup_try_again')}
        </Button>
        {copyAvailable ? (
          <Button look="primary" layout="grow" waiting={busy} onPress={takeCopy}>
            {texts('popup_use_copy')}
          </Button>
        ) : null}
      </footer>
    </>
  );
}
