import { useState } from 'preact/hooks';
import { mask } from '../../../../keys/key-record.ts';
import type { ImportFormat } from '../../../../imports/import.types.ts';
import { underscored } from '../../../../texts.ts';
import { useServices } from '../../../context.ts';
import { Button } from '../../../parts/button.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { Note } from '../../../parts/note.tsx';
import { SlowNote } from '../../../parts/slow-note.tsx';
import { countText } from '../../../text-ids.ts';
import { useAction } from '../../../use-action.ts';
import { ImportRow } from './import-row.tsx';
import { isPreselected, saveOf, type ImportItem } from './imported.ts';

interface ImportListProps {
  readonly format: ImportFormat;
  readonly items: readonly ImportItem[];
  readonly leftAlone: number;
  readonly onSaved: (count: number) => void;
}

/** What was found, with a box to tick for each; nothing is stored before the button. */
export function ImportList({ format, items, leftAlone, onSaved }: ImportListProps) {
  const { send, texts, language } = useServices();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(items.filter(isPreselected).map(({ opId }) => opId)),
  );
  const { busy, failed, run } = useAction();
  const toggle = (opId: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(opId);
    else next.delete(opId);
    setChosen(next);
  };
  const save = async () => {
    const taken = items.filter(({ opId }) => chosen.has(opId));
    for (const item of taken) {
      const { title, apiKey } = item.candidate;
      await send('key.save', saveOf(item, title || `${mask(apiKey).first}\u2026${mask(apiKey).last}`));
    }
    onSaved(taken.length);
  };
  return (
    <div class="stack gap-4">
      <p>{texts('options_import_found', [texts(`options_import_format_${underscored(format)}`)])}</p>
      <ul class="card">
        {items.map((item) => (
          <ImportRow
            key={item.opId}
            item={item}
            on={chosen.has(item.opId)}
            onChange={(on) => toggle(item.opId, on)}
          />
        ))}
      </ul>
      {leftAlone > 0 ? (
        <Note>{countText(texts, language, 'options_import_left_alone', leftAlone)}</Note>
      ) : null}
      <Note icon="trash">{texts('options_import_delete_file')}</Note>
      <FailureCallout code={failed} />
      <SlowNote busy={busy} text={texts('popup_sealing')} />
      <div>
        <Button
          look="primary"
          size="large"
          waiting={busy || chosen.size === 0}
          onPress={() => {
            if (chosen.size > 0) void run(save);
          }}
        >
          {countText(texts, language, 'options_import_save', chosen.size)}
        </Button>
      </div>
    </div>
  );
}
