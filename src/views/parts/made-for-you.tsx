import { useState } from 'preact/hooks';
import { makePassphrase, wordsPerPassphrase } from '../../keys/passphrase.ts';
import { useServices } from '../context.ts';
import { countText } from '../text-ids.ts';
import { useCopy } from '../use-copy.ts';
import { Button, IconButton } from './button.tsx';
import { CopiedRow } from './copied-row.tsx';
import { FailureCallout } from './failure-callout.tsx';

/** Offers random words as a passphrase, to use or to copy. */
export function MadeForYou({ onUse }: { readonly onUse: (passphrase: string) => void }) {
  const { texts, language } = useServices();
  const [passphrase, setPassphrase] = useState(makePassphrase);
  const { copied, failed, copy, clearNow } = useCopy<'passphrase'>();
  return (
    <section class="well stack made" aria-label={texts('popup_made_for_you_section')}>
      <div class="line between">
        <span class="label">{texts('popup_made_for_you')}</span>
        <span class="caption faint">
          {countText(texts, language, 'popup_random_words', wordsPerPassphrase)}
        </span>
      </div>
      <p class="phrase" translate={false} dir="ltr">
        {passphrase.split('-').map((word, index, all) => (
          <span key={index}>
            {word}
            {index < all.length - 1 ? '-' : ''}
            <wbr />
          </span>
        ))}
      </p>
      <div class="line">
        <Button size="small" onPress={() => onUse(passphrase)}>
          {texts('popup_use_this_one')}
        </Button>
        <Button look="ghost" size="small" icon="refresh" onPress={() => setPassphrase(makePassphrase())}>
          {texts('popup_another')}
        </Button>
        <span class="grow" />
        <IconButton
          icon={copied ? 'check' : 'copy'}
          size="small"
          label={texts('popup_copy_passphrase')}
          onPress={() => void copy('passphrase', () => passphrase)}
        />
      </div>
      {copied ? <CopiedRow copied={copied} onClear={() => void clearNow()} /> : null}
      <FailureCallout code={failed} />
    </section>
  );
}
