import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../../errors.ts';
import type { MaskedValue } from '../../keys/key-record.ts';
import { useServices } from '../context.ts';
import { codeOf } from '../failure.ts';
import { IconButton } from '../parts/button.tsx';
import { CountdownRow } from '../parts/copied-row.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Masked } from '../parts/masked.tsx';
import { ProofForm } from '../parts/proof-form.tsx';
import { useProof } from '../use-proof.ts';

/** How long a revealed secret stays readable. */
export const revealMs = 30_000;

interface SecretRowProps {
  readonly masked: MaskedValue;
  readonly copied: boolean;
  readonly onCopy: (secret: string) => Promise<void>;
  /** Throws `proof-needed` when the passphrase was typed too long ago. */
  readonly read: (to: 'show' | 'copy') => Promise<string>;
}

interface Shown {
  readonly secret: string;
  readonly at: number;
}

/** The secret, masked; revealed on request, and masked again after 30 seconds. */
export function SecretRow({ masked, copied, onCopy, read }: SecretRowProps) {
  const { texts, now } = useServices();
  const [shown, setShown] = useState<Shown | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const proof = useProof();

  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(null), revealMs);
    return () => clearTimeout(timer);
  }, [shown]);

  const attempt = (action: () => Promise<void>) => {
    setFailed(null);
    proof.guard(action).catch((cause: unknown) => setFailed(codeOf(cause)));
  };
  const reveal = () => attempt(async () => setShown({ secret: await read('show'), at: now() }));
  const copy = () => attempt(async () => onCopy(await read('copy')));

  return (
    <>
      <div class="card-row">
        <span class="grow stack gap-0">
          <span class="caption faint">{texts('key_secret_key')}</span>
          {shown ? (
            <span class="mono secret-text" dir="ltr" translate={false}>
              {shown.secret}
            </span>
          ) : (
            <Masked value={masked} />
          )}
        </span>
        <span class="line gap-0">
          {shown ? (
            <IconButton icon="eye-off" label={texts('popup_hide_secret')} onPress={() => setShown(null)} />
          ) : (
            <IconButton icon="eye" label={texts('popup_reveal_secret')} onPress={reveal} />
          )}
          <IconButton
            icon={copied ? 'check' : 'copy'}
            {...(copied ? { tone: 'ok' as const } : {})}
            label={texts('popup_copy_secret_key')}
            onPress={copy}
          />
        </span>
      </div>
      <ProofForm proof={proof} />
      {shown ? (
        <CountdownRow
          startedAt={shown.at}
          until={shown.at + revealMs}
          textId="popup_secret_hides"
          button={texts('popup_hide_now')}
          onPress={() => setShown(null)}
        />
      ) : null}
      {failed ? <FailureCallout code={failed} /> : null}
    </>
  );
}
