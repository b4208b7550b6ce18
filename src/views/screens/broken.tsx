import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { PopupTools } from './popup-tools.tsx';

interface BrokenProps {
  readonly status: 'damaged' | 'newer' | 'unavailable';
  readonly onRetry: () => void;
  readonly onDelete: () => void;
}

/** The vault cannot be opened, and no passphrase would help: says why and what is left to do. */
export function Broken({ status, onRetry, onDelete }: BrokenProps) {
  const { texts } = useServices();
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
        <p class="dim small">{texts(`popup_broken_${status}_next`)}</p>
      </main>
      <footer class="bottom">
        {status === 'unavailable' ? null : (
          <Button look="danger-ghost" onPress={onDelete}>
            {texts('popup_delete_vault')}
          </Button>
        )}
        <Button layout="grow" onPress={onRetry}>
          {texts('popup_try_again')}
        </Button>
      </footer>
    </>
  );
}
