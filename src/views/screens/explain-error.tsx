import { useState } from 'preact/hooks';
import { meaningOf } from '../../binance/meanings.ts';
import { readPrintedError } from '../../binance/printed-error.ts';
import { useServices } from '../context.ts';
import { Field } from '../parts/field.tsx';
import { Callout } from '../parts/callout.tsx';
import { IconButton } from '../parts/button.tsx';
import { Explanation } from '../parts/explanation.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { useAction } from '../use-action.ts';
import { useEscape } from '../use-escape.ts';

/** Explains an error that a program printed. What is pasted stays in this screen: it is neither sent nor stored. */
export function ExplainError({ onBack }: { readonly onBack: () => void }) {
  const { texts, clipboard } = useServices();
  const [text, setText] = useState('');
  // No secret: it may stay on the clipboard until it is pasted.
  const [copied, setCopied] = useState('');
  const { failed, run } = useAction();
  useEscape(onBack);
  const { code, addresses } = readPrintedError(text);
  return (
    <>
      <SubBar title={texts('explain_title')} onBack={onBack} />
      <main class="main stack gap-4 tight">
        <Field
          label={texts('explain_field')}
          aside={null}
          error={null}
          hint={<span class="caption dim">{texts('explain_hint')}</span>}
        >
          {({ id, describedBy }) => (
            <div class="input">
              <textarea
                id={id}
                class="mono"
                dir="auto"
                rows={5}
                value={text}
                translate={false}
                autocomplete="off"
                spellcheck={false}
                aria-describedby={describedBy}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            </div>
          )}
        </Field>
        <FailureCallout code={failed} />
        <div class="stack gap-4" aria-live="polite">
          {text.trim() === '' ? null : (
            <Explanation meaning={code === null ? 'unknown' : meaningOf(code)} code={code} />
          )}
          {addresses.map((address) => (
            <Callout key={address} icon="globe" title={texts('explain_address')}>
              <span class="line between">
                <span class="mono" dir="ltr" translate={false}>
                  {address}
                </span>
                <IconButton
                  icon={copied === address ? 'check' : 'copy'}
                  label={texts('explain_copy_address', [address])}
                  onPress={() =>
                    void run(async () => {
                      await clipboard.write(address);
                      setCopied(address);
                    })
                  }
                />
              </span>
              <span class="dim">{texts('explain_address_text')}</span>
            </Callout>
          ))}
        </div>
      </main>
    </>
  );
}
