import type { ErrorCode } from '../../../errors.ts';
import { useServices } from '../../context.ts';
import { errorText } from '../../failure.ts';
import { SecretInput } from '../../parts/text-input.tsx';

interface PassphraseInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How the last try went: a wrong passphrase is said under the field. */
  readonly failed: ErrorCode | null;
  /** A press came while it was empty. */
  readonly missing: boolean;
}

/** The passphrase that is in force, before something about the vault's own secrets changes. */
export function PassphraseInput({ value, onChange, failed, missing }: PassphraseInputProps) {
  const { texts } = useServices();
  const wrong = failed === 'wrong-passphrase' ? errorText(texts, failed) : null;
  return (
    <SecretInput
      label={texts('options_current_passphrase')}
      value={value}
      onChange={onChange}
      showLabel={texts('popup_show_passphrase')}
      hideLabel={texts('popup_hide_passphrase')}
      error={wrong ?? (missing ? texts('options_passphrase_missing') : null)}
      watchCapsLock
    />
  );
}
