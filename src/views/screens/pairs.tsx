import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../../errors.ts';
import { checkApiKey, cleanValue } from '../../keys/values.ts';
import { newOpId } from '../../messages/op-id.ts';
import type { WaitingPair } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { formatAgo } from '../dates.ts';
import { codeOf } from '../failure.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { keyTypeTextId, quotedLabel } from '../text-ids.ts';
import { useAction } from '../use-action.ts';
import { useEscape } from '../use-escape.ts';
import { problemText } from '../value-problem.ts';

interface PairsProps {
  readonly version: number;
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

/** Private keys that were made here and whose API key is missing: the page usually brings it, or the person types it. */
export function Pairs({ version, onBack, onChanged }: PairsProps) {
  const { send, texts } = useServices();
  const [pairs, setPairs] = useState<readonly WaitingPair[] | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  useEscape(onBack);
  useEffect(() => {
    send('pair.list', {}).then(setPairs, (cause: unknown) => setFailed(codeOf(cause)));
  }, [version]);
  return (
    <>
      <SubBar title={texts('pairs_title')} onBack={onBack} />
      <main class="main stack gap-4">
        <p class="dim small">{texts('pairs_text')}</p>
        <FailureCallout code={failed} />
        {pairs?.length === 0 ? <p class="dim">{texts('pairs_none')}</p> : null}
        {pairs?.map((pair) => (
          <Pair key={pair.dropId} pair={pair} onChanged={onChanged} />
        ))}
      </main>
    </>
  );
}

function Pair({ pair, onChanged }: { readonly pair: WaitingPair; readonly onChanged: () => void }) {
  const { send, texts, language, now, clipboard } = useServices();
  const [apiKey, setApiKey] = useState('');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const [copied, setCopied] = useState(false);
  const { busy, failed, run } = useAction();
  const problem = checkApiKey(apiKey);
  const save = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (problem !== null) return;
    void run(async () => {
      await send('pair.save', { opId: newOpId(), dropId: pair.dropId, apiKey });
      onChanged();
    });
  };
  const discard = () => {
    void run(async () => {
      await send('waiting.discard', { dropId: pair.dropId });
      onChanged();
    });
  };
  return (
    <form class="card stack gap-2 pair" onSubmit={save} autocomplete="off" noValidate>
      <span class="stack gap-0">
        <span class="medium">{quotedLabel(texts, pair.label)}</span>
        <span class="caption dim">
          {texts('pairs_made', [texts(keyTypeTextId(pair.keyType)), formatAgo(language, pair.madeAt, now())])}
        </span>
      </span>
      <Button
        size="small"
        icon={copied ? 'check' : 'copy'}
        onPress={() => void clipboard.write(pair.publicKey).then(() => setCopied(true))}
      >
        {texts('pairs_copy')}
      </Button>
      <TextInput
        label={texts('key_api_key')}
        value={apiKey}
        onChange={(text) => setApiKey(cleanValue(text))}
        error={problem !== null && (tried || apiKey !== '') ? problemText(texts, language, problem) : null}
        code
        maxLength={256}
      />
      <FailureCallout code={failed} />
      {asked ? (
        <Callout tone="danger" title={texts('pairs_discard_title')} role="alert">
          <span>{texts('pairs_discard_text')}</span>
          <div class="line">
            <Button layout="grow" onPress={() => setAsked(false)}>
              {texts('popup_keep_it')}
            </Button>
            <Button look="danger" layout="grow" waiting={busy} onPress={discard}>
              {texts('popup_discard_for_good')}
            </Button>
          </div>
        </Callout>
      ) : (
        <div class="line">
          <Button look="ghost" onPress={() => setAsked(true)}>
            {texts('popup_discard')}
          </Button>
          <Button layout="grow" submit waiting={busy || problem !== null}>
            {texts('popup_save')}
          </Button>
        </div>
      )}
    </form>
  );
}
