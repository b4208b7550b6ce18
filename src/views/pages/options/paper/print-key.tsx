import { useEffect, useId, useLayoutEffect, useState } from 'preact/hooks';
import { drawQr } from '../../../../paper/qr-drawing.ts';
import { sheetOf } from '../../../../paper/sheet-lines.ts';
import { underscored } from '../../../../texts.ts';
import { useServices } from '../../../context.ts';
import { Button } from '../../../parts/button.tsx';
import { Callout } from '../../../parts/callout.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { Note } from '../../../parts/note.tsx';
import { ProofForm } from '../../../parts/proof-form.tsx';
import { Select } from '../../../parts/select.tsx';
import { useAction } from '../../../use-action.ts';
import { useKeys } from '../../../use-listing.ts';
import { useProof } from '../../../use-proof.ts';
import { TaskFrame } from '../task-frame.tsx';
import { KeySheetView, type Printed } from './key-sheet.tsx';

/** Characters of the public half of an RSA key of 2048 bits, as PEM, and some more; 3072 bits take 625. */
const longestPublicKey = 500;
/** A browser that says nothing when it has printed gets this long, in milliseconds. */
const printingMs = 60_000;

type Refusal = 'no-secret' | 'too-long' | 'wrong-form';

interface PrintKeyProps {
  readonly version: number;
  readonly onBack: () => void;
}

/** One key on paper. Its secret is asked for at the press, and forgotten once the browser has printed. */
export function PrintKey({ version, onBack }: PrintKeyProps) {
  const { send, texts } = useServices();
  const { value: list, failed: unlisted } = useKeys(version);
  const [chosen, setChosen] = useChosenKey();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { busy, failed, run } = useAction();
  const proof = useProof();
  const { printing, start, done } = usePrinting();
  const id = chosen ?? list?.keys[0]?.id ?? '';
  const field = useId();

  const makeSheet = async (): Promise<Refusal | null> => {
    const { record } = await send('key.read', { id });
    if (record.secretMasked === null) return 'no-secret';
    if (record.publicKey.length > longestPublicKey) return 'too-long';
    const { apiKey, secretKey } = await send('key.export', { id, format: 'paper', secret: true });
    const { label, environment } = record;
    const outcome = sheetOf({ label, environment, apiKey, secret: secretKey ?? '' });
    if ('refusal' in outcome) return outcome.refusal;
    start({ record, sheet: outcome.sheet, drawing: drawQr(outcome.sheet.code) });
    return null;
  };
  const press = () => {
    setRefused(null);
    void run(() => proof.guard(async () => setRefused(await makeSheet())));
  };

  return (
    <TaskFrame title={texts('options_paper_title')} onBack={onBack}>
      <div class="stack gap-5 no-print">
        <p class="dim">{texts('options_paper_what')}</p>
        {list?.keys.length === 0 ? <p>{texts('options_paper_no_keys')}</p> : null}
        {list && list.keys.length > 0 ? (
          <>
            <div class="field narrow">
              <label class="label" for={field}>
                {texts('options_paper_key')}
              </label>
              <Select
                id={field}
                layout="block"
                value={id}
                options={list.keys.map(({ id: value, label, apiKeyMasked: { first, last } }) => ({
                  value,
                  text: `${label} (${first}\u2026${last})`,
                }))}
                onChange={(value) => {
                  setChosen(value);
                  setRefused(null);
                }}
              />
            </div>
            <Callout tone="warn" title={texts('options_paper_before')}>
              <ul class="stack gap-1 dotted">
                <li>{texts('options_paper_memory')}</li>
                <li>{texts('options_paper_network')}</li>
                <li>{texts('options_paper_file')}</li>
              </ul>
            </Callout>
            <FailureCallout code={failed} />
            {refused ? (
              <Note icon="alert" tone="danger">
                {texts(`options_paper_refused_${underscored(refused)}`)}
              </Note>
            ) : null}
            {done ? (
              <Callout tone="ok" icon="check-circle" title={texts('options_paper_done')} role="status">
                <span>{texts('options_paper_done_text')}</span>
              </Callout>
            ) : null}
            <ProofForm proof={proof} />
            {proof.pending ? null : (
              <div class="line wrap">
                <Button look="primary" size="large" icon="print" waiting={busy} onPress={press}>
                  {texts('options_print')}
                </Button>
                {done ? (
                  <Button size="large" onPress={onBack}>
                    {texts('options_done')}
                  </Button>
                ) : null}
              </div>
            )}
          </>
        ) : null}
        <FailureCallout code={unlisted} />
      </div>
      {printing ? <KeySheetView {...printing} /> : null}
    </TaskFrame>
  );
}

/** The key that the popup was showing when this was asked for, until another is chosen. */
function useChosenKey(): readonly [string | null, (id: string) => void] {
  const { send } = useServices();
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    const take = async () => {
      const asked = await send('draft.read', { form: 'paper' });
      if (asked?.['id'] === undefined) return;
      setChosen(asked['id']);
      await send('draft.clear', { form: 'paper' });
    };
    // Without it the first key is proposed.
    take().catch(() => undefined);
  }, []);
  return [chosen, setChosen];
}

/** Prints what is started as soon as it stands in the page, and then drops it. */
function usePrinting(): {
  readonly printing: Printed | null;
  readonly start: (what: Printed) => void;
  readonly done: boolean;
} {
  const { print } = useServices();
  const [printing, setPrinting] = useState<Printed | null>(null);
  const [done, setDone] = useState(false);
  // Taken down as the sheet leaves the page: an effect that waits for the next frame would hold it until then.
  useLayoutEffect(() => {
    if (!printing) return undefined;
    const forget = () => {
      setPrinting(null);
      setDone(true);
    };
    addEventListener('afterprint', forget);
    const timer = setTimeout(forget, printingMs);
    return () => {
      removeEventListener('afterprint', forget);
      clearTimeout(timer);
    };
  }, [printing]);
  useEffect(() => {
    if (printing) print();
  }, [printing]);
  return { printing, start: setPrinting, done };
}
