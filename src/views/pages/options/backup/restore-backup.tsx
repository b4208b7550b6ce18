import { useState } from 'preact/hooks';
import { newOpId } from '../../../../messages/op-id.ts';
import type { Settings } from '../../../../messages/protocol.ts';
import { useServices } from '../../../context.ts';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { SlowNote } from '../../../parts/slow-note.tsx';
import { countText } from '../../../text-ids.ts';
import { useAction } from '../../../use-action.ts';
import { TaskDone } from '../task-done.tsx';
import { TaskFrame } from '../task-frame.tsx';
import { chosenKeys, compareWithVault } from './compared.ts';
import type { ComparedBackup, ConflictChoice } from './compared.ts';
import { OpenBackup } from './open-backup.tsx';
import { RestorePreview } from './restore-preview.tsx';

interface RestoreBackupProps {
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

interface Opened {
  readonly compared: ComparedBackup;
  /** One for the whole restore: pressed twice, it happens once. */
  readonly opId: string;
  readonly waitingOpIds: readonly string[];
}

/** Opens a backup, shows what it would bring, and writes what the person chose. */
export function RestoreBackup({ onBack, onChanged }: RestoreBackupProps) {
  const { send, texts, language } = useServices();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { busy, failed, run } = useAction();

  const restore = async ({ compared, opId, waitingOpIds }: Opened, choices: RestoreChoices) => {
    const keys = chosenKeys(
      compared.keys,
      ({ key }) => choices.conflicts.get(key.id) ?? 'mine',
      (label) => texts('options_restore_both_label', [label]).slice(0, 200),
    );
    const waiting = compared.waiting.map((entry, index) => ({
      ...entry,
      opId: waitingOpIds[index] ?? newOpId(),
    }));
    await send('backup.restore', { opId, keys, waiting });
    // The background checks them; settings that a newer Keystep wrote are no reason to fail behind the keys.
    if (choices.settings && compared.backup.settings) {
      await send('settings.write', compared.backup.settings as Partial<Settings>).catch(() => undefined);
    }
    setDone(countText(texts, language, 'options_restore_done_keys', keys.length + waiting.length));
    setOpened(null);
    onChanged();
  };

  return (
    <TaskFrame title={texts('options_restore_title')} onBack={onBack}>
      {done !== null ? (
        <TaskDone title={texts('options_restore_done_title')} text={done} onDone={onBack} />
      ) : opened === null ? (
        <OpenBackup
          text={texts('options_restore_what')}
          onOpened={async (backup) => {
            const compared = await compareWithVault(send, backup);
            setOpened({ compared, opId: newOpId(), waitingOpIds: backup.waiting.map(() => newOpId()) });
          }}
        />
      ) : (
        <RestorePreview
          compared={opened.compared}
          busy={busy}
          onRestore={(choices) => void run(() => restore(opened, choices))}
        >
          <FailureCallout code={failed} />
          <SlowNote busy={busy} text={texts('popup_sealing')} />
        </RestorePreview>
      )}
    </TaskFrame>
  );
}

/** What the person chose: by the id in the backup whose version stays, and whether settings come along. */
export interface RestoreChoices {
  readonly conflicts: ReadonlyMap<string, ConflictChoice>;
  readonly settings: boolean;
}
