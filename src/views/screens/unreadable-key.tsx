import { useServices } from '../context.ts';
import { formatAgo } from '../dates.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { useAction } from '../use-action.ts';
import { useEscape } from '../use-escape.ts';
import { ReviewBar, type ReviewProps } from './review-bar.tsx';

/** An entry of the drop box that does not open: forged or damaged. It stays until it is discarded. */
export function UnreadableKey({ item, place, onBack, onDone }: ReviewProps) {
  const { send, texts, language, now } = useServices();
  const { busy, failed, run } = useAction();
  useEscape(onBack);
  const discard = () => {
    void run(async () => {
      await send('waiting.discard', { dropId: item.dropId });
      onDone();
    });
  };
  return (
    <>
      <ReviewBar place={place} onBack={onBack} />
      <main class="main stack gap-4">
        <Callout tone="danger" title={texts('popup_unreadable_title')}>
          <span>{texts('popup_unreadable_text', [formatAgo(language, item.keptAt, now())])}</span>
        </Callout>
        <p class="dim small">{texts('popup_unreadable_next')}</p>
        <FailureCallout code={failed} />
      </main>
      <footer class="bottom">
        <Button look="danger" size="large" layout="block" waiting={busy} onPress={discard}>
          {texts('popup_discard')}
        </Button>
      </footer>
    </>
  );
}
