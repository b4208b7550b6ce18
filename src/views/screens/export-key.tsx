import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../../errors.ts';
import { unsuited } from '../../exports/refusal.ts';
import { usualNames } from '../../exports/index.ts';
import type { KeyWithoutSecret } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { firstChoice, nameProblem, previewOf, type ExportChoice } from '../export-choice.ts';
import { codeOf } from '../failure.ts';
import { Button } from '../parts/button.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Note } from '../parts/note.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { useAction } from '../use-action.ts';
import { useEscape } from '../use-escape.ts';
import { useExport } from '../use-export.ts';
import { ExportDetails } from './export-details.tsx';
import { ExportList } from './export-list.tsx';

interface ExportScreenProps {
  readonly id: string;
  readonly version: number;
  readonly onBack: () => void;
}

/** A key on its way to a program: which one, what it will read, and three ways to take it there. */
export function ExportScreen({ id, version, onBack }: ExportScreenProps) {
  const { send, texts } = useServices();
  const [record, setRecord] = useState<KeyWithoutSecret | null>(null);
  const [unread, setUnread] = useState<ErrorCode | null>(null);
  useEscape(onBack);

  useEffect(() => {
    let current = true;
    send('key.read', { id }).then(
      (answer) => {
        if (current) setRecord(answer.record);
      },
      (cause: unknown) => {
        if (current) setUnread(codeOf(cause));
      },
    );
    return () => {
      current = false;
    };
  }, [id, version]);

  if (!record) {
    return (
      <>
        <SubBar title={texts('popup_export')} onBack={onBack} />
        <main class="main">
          <FailureCallout code={unread} />
        </main>
      </>
    );
  }
  return <Chosen id={id} record={record} onBack={onBack} />;
}

interface ChosenProps {
  readonly id: string;
  readonly record: KeyWithoutSecret;
  readonly onBack: () => void;
}

function Chosen({ id, record, onBack }: ChosenProps) {
  const { send, texts, openPage, close, surface } = useServices();
  const action = useAction();
  const [choice, setChoice] = useState<ExportChoice>(() => firstChoice(record));
  const exporting = useExport(id, record, choice);
  const change = (patch: Partial<ExportChoice>) => setChoice((before) => ({ ...before, ...patch }));
  const { format, market, names } = choice;
  const print = async () => {
    await send('draft.write', { form: 'paper', fields: { id } });
    await openPage('paper');
    if (surface === 'popup') close();
  };

  const refusal = unsuited(format, { ...record, market }) ?? exporting.refused;
  const misnamed = format.names && (nameProblem(names, 'apiKey') ?? nameProblem(names, 'secretKey'));
  // With the proposed names, a preview can be made in any case.
  const written = misnamed ? { ...choice, names: format.names ?? names } : choice;
  const parts = refusal === null ? previewOf(record, written) : [];
  const main = parts.find(({ secret, kind }) => secret && kind === 'file');

  return (
    <div class="screen">
      <SubBar title={texts('popup_export_title', [record.label])} onBack={onBack} />
      <main class="main stack gap-2 tight">
        <FailureCallout code={exporting.failed ?? action.failed} />
        <ExportList
          record={record}
          market={market}
          chosen={format}
          onChoose={(next) => change({ format: next, names: next.names ?? usualNames })}
        >
          <ExportDetails
            record={record}
            choice={choice}
            parts={misnamed ? [] : parts}
            refusal={refusal}
            exporting={exporting}
            onChange={change}
          />
        </ExportList>
        <section class="stack gap-2">
          <h2 class="label dim">{texts('popup_export_paper')}</h2>
          <div class="card card-row">
            <span class="small dim grow">{texts('popup_export_paper_text')}</span>
            <Button icon="print" onPress={() => void action.run(print)}>
              {texts('options_paper')}
            </Button>
          </div>
        </section>
      </main>
      {main ? (
        <footer class="bottom">
          <div class="stack grow gap-2">
            <Note>{texts(choice.placeholder ? 'popup_export_no_secret' : 'popup_export_plain')}</Note>
            <div class="line">
              <Button
                size="large"
                icon="copy"
                waiting={Boolean(misnamed)}
                onPress={() => misnamed || exporting.take(main.name, 'copy')}
              >
                {texts('popup_export_copy')}
              </Button>
              <Button
                look="primary"
                size="large"
                layout="grow"
                waiting={Boolean(misnamed)}
                onPress={() => misnamed || exporting.take(main.name, 'save')}
              >
                {texts('popup_export')}
              </Button>
            </div>
          </div>
        </footer>
      ) : null}
    </div>
  );
}
