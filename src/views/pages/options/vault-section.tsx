import type { Settings } from '../../../messages/protocol.ts';
import { useServices } from '../../context.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/select.tsx';
import { countText } from '../../text-ids.ts';
import type { AskedGrant } from '../../use-grant.ts';
import { LockWhenAway, Setting } from '../setting-rows.tsx';

const lockMinutes = [1, 5, 10, 15, 30, 60, 240] as const;
const clearSeconds = [10, 20, 30, 60, 120] as const;

interface SectionProps {
  readonly settings: Settings;
  readonly comparing: AskedGrant;
  readonly notifying: AskedGrant;
  readonly write: (patch: Partial<Settings>) => void;
}

/** When the vault locks, and when the clipboard is emptied. */
export function VaultSection({ settings, comparing, notifying, write }: SectionProps) {
  const { texts, language } = useServices();
  const times = (id: string, usual: readonly number[], now: number) =>
    [...new Set([...usual, now])]
      .sort((a, b) => a - b)
      .map((value) => ({ value: String(value), text: countText(texts, language, id, value) }));
  return (
    <section class="section" id="vault" aria-labelledby="vault-title">
      <h2 class="title" id="vault-title">
        {texts('options_section_vault')}
      </h2>
      <div class="card">
        <Setting title={texts('options_lock_after')} text={texts('options_lock_after_text')}>
          <Select
            label={texts('options_lock_after')}
            value={String(settings.autoLockMinutes)}
            options={times('options_minutes', lockMinutes, settings.autoLockMinutes)}
            onChange={(value) => write({ autoLockMinutes: Number(value) })}
          />
        </Setting>
        <LockWhenAway settings={settings} write={write} />
        <Setting
          title={texts('options_clear_clipboard')}
          text={texts(
            comparing.granted ? 'options_clear_clipboard_compared' : 'options_clear_clipboard_emptied',
          )}
        >
          <Select
            label={texts('options_clear_clipboard')}
            value={String(settings.clipboardClearSeconds)}
            options={times('options_seconds', clearSeconds, settings.clipboardClearSeconds)}
            onChange={(value) => write({ clipboardClearSeconds: Number(value) })}
          />
        </Setting>
        <Setting title={texts('options_compare_clipboard')} text={texts('options_compare_clipboard_text')}>
          <Allowance {...comparing} text={texts('popup_clipboard_allow_read')} />
        </Setting>
        <Setting title={texts('options_notify')} text={texts('options_notify_text')}>
          <Allowance {...notifying} text={texts('options_notify_allow')} />
        </Setting>
      </div>
    </section>
  );
}

/** A permission that is there, or the way to it. */
function Allowance({ granted, ask, text }: AskedGrant & { readonly text: string }) {
  const { texts } = useServices();
  return granted === true ? (
    <span class="status status-ok">{texts('options_allowed')}</span>
  ) : (
    <Button onPress={() => void ask()}>{text}</Button>
  );
}
