import { useState } from 'preact/hooks';
import { KeystepError } from '../../../../errors.ts';
import { findCandidates } from '../../../../imports/candidates.ts';
import type { ImportFormat } from '../../../../imports/import.types.ts';
import { maxImportLength, readImport } from '../../../../imports/read-import.ts';
import { useServices } from '../../../context.ts';
import { countText } from '../../../text-ids.ts';
import { Button } from '../../../parts/button.tsx';
import { CodeArea } from '../../../parts/code-area.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { FileInput, readFile } from '../../../parts/file-input.tsx';
import { isPicture, readPicture } from '../../../read-picture.ts';
import { useAction } from '../../../use-action.ts';
import { TaskDone } from '../task-done.tsx';
import { TaskFrame } from '../task-frame.tsx';
import { ImportList } from './import-list.tsx';
import { compareCandidates, type ImportItem } from './imported.ts';
import { TypedSheet } from './typed-sheet.tsx';

type Bytes = Uint8Array<ArrayBuffer>;

interface ImportKeysProps {
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

interface Found {
  readonly format: ImportFormat;
  readonly items: readonly ImportItem[];
  readonly leftAlone: number;
}

/** Keys from another program's file or from text: read here, looked at, and only then stored. */
export function ImportKeys({ onBack, onChanged }: ImportKeysProps) {
  const { send, texts, language } = useServices();
  const [found, setFound] = useState<Found | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const [typing, setTyping] = useState(false);
  const read = async (file: Bytes) => {
    const bytes = isPicture(file) ? new TextEncoder().encode(await readPicture(file)) : file;
    const { format, entries } = readImport(bytes);
    const { found: candidates, leftAlone } = findCandidates(entries);
    if (candidates.length === 0) throw new KeystepError('import-empty', 'no entry looks like an API key');
    setFound({ format, leftAlone, items: await compareCandidates(send, candidates) });
  };
  return (
    <TaskFrame title={texts('options_import_title')} onBack={onBack}>
      {saved !== null ? (
        <TaskDone
          title={countText(texts, language, 'options_import_done', saved)}
          text={texts('options_import_done_text')}
          onDone={onBack}
        />
      ) : found === null && typing ? (
        <TypedSheet onRead={read} onBack={() => setTyping(false)} />
      ) : found === null ? (
        <ChooseSource onRead={read} onType={() => setTyping(true)} />
      ) : (
        <ImportList
          {...found}
          onSaved={(count) => {
            setSaved(count);
            setFound(null);
            onChanged();
          }}
        />
      )}
    </TaskFrame>
  );
}

interface ChooseSourceProps {
  readonly onRead: (bytes: Bytes) => Promise<void>;
  /** There is a sheet of paper, and a keyboard. */
  readonly onType: () => void;
}

function ChooseSource({ onRead, onType }: ChooseSourceProps) {
  const { texts } = useServices();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, failed, run, forget } = useAction();
  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(file === null && text.trim() === '');
    void run(async () => {
      if (file !== null) await onRead(await readFile(file, maxImportLength));
      else if (text.trim() !== '') await onRead(new TextEncoder().encode(text));
    });
  };
  return (
    <form class="stack gap-4" onSubmit={submit} autocomplete="off">
      <p class="dim">{texts('options_import_what')}</p>
      <FileInput
        label={texts('options_import_file')}
        accept=".json,.csv,.xml,.1pux,.env,.txt,.yaml,.yml,.ini,.py,.js,image/*"
        error={missing ? texts('options_import_no_source') : null}
        hint={texts('options_import_formats')}
        onChoose={(chosen) => {
          setFile(chosen);
          forget();
        }}
      />
      <CodeArea
        label={texts('options_import_paste')}
        maxLength={1_000_000}
        value={text}
        onChange={(typed) => {
          setText(typed);
          forget();
        }}
      />
      <FailureCallout code={failed} />
      <div class="line wrap">
        <Button look="primary" size="large" submit waiting={busy}>
          {texts('options_import_look')}
        </Button>
        <Button size="large" onPress={onType}>
          {texts('options_import_sheet')}
        </Button>
      </div>
    </form>
  );
}
