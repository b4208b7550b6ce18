import { useEffect, useState } from 'preact/hooks';
import type { QrDrawing } from '../../../paper/qr-drawing.ts';
import { useServices } from '../../context.ts';
import { Button } from '../../parts/button.tsx';
import { ClipboardNote, CopiedRow } from '../../parts/copied-row.tsx';
import { FailureCallout } from '../../parts/failure-callout.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Note } from '../../parts/note.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { groupsOf } from '../../recovery-groups.ts';
import { useCopy } from '../../use-copy.ts';

/** The code in big groups, to write down, print or copy. On paper nothing but the code and what it is for. */
export function CodeSheet({ code }: { readonly code: string }) {
  const { texts, print } = useServices();
  const drawing = useDrawing(code);
  const { copied, failed, copy, clearNow } = useCopy<'code'>();
  return (
    <section class="well stack gap-4 sheet" aria-label={texts('popup_recovery_code')}>
      <header class="print-only paper-head">
        <div>
          <p class="paper-brand">
            <Mark />
            {texts('extension_name')}
          </p>
          <h1>{texts('options_recovery_paper_title')}</h1>
          <p>{texts('options_recovery_paper_text')}</p>
          <p class="paper-warning">{texts('paper_code_warning')}</p>
        </div>
        {drawing ? <QrCode drawing={drawing} label={texts('paper_qr')} /> : null}
      </header>
      <ol class="codegrid" translate={false} dir="ltr">
        {groupsOf(code).map((group, index) => (
          <li key={index}>
            <span class="caption faint">{index + 1}</span>
            <span class="mono">{group}</span>
          </li>
        ))}
      </ol>
      <div class="line wrap no-print">
        <Button icon="print" onPress={print}>
          {texts('options_print')}
        </Button>
        <Button icon={copied ? 'check' : 'copy'} onPress={() => void copy('code', () => code)}>
          {texts('options_copy_code')}
        </Button>
      </div>
      <div class="stack gap-2 no-print">
        {copied ? (
          <>
            <CopiedRow key={copied.copiedAt} copied={copied} onClear={() => void clearNow()} />
            <ClipboardNote />
          </>
        ) : null}
        <FailureCallout code={failed} />
        <Note icon="print">{texts('options_print_note')}</Note>
      </div>
    </section>
  );
}

/** The code for cameras, on paper alone: who photographs the screen has a photo more than a sheet. */
function useDrawing(code: string): QrDrawing | null {
  const [drawing, setDrawing] = useState<QrDrawing | null>(null);
  useEffect(() => {
    let current = true;
    import('../../../paper/qr-drawing.ts').then(
      ({ drawQr }) => {
        if (current) setDrawing(drawQr(code));
      },
      // After an update of the extension the file is gone. The characters are what counts.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [code]);
  return drawing;
}
