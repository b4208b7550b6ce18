import { useState } from 'preact/hooks';
import { measurePassphrase } from '../../keys/passphrase.ts';
import { useServices } from '../context.ts';
import { countText } from '../text-ids.ts';
import { MadeForYou } from './made-for-you.tsx';
import { StrengthMeter } from './strength-meter.tsx';
import { SecretInput } from './text-input.tsx';

/** A passphrase that is chosen, typed twice. */
export interface NewPassphrase {
  readonly passphrase: string;
  readonly repeated: string;
  readonly choose: (passphrase: string) => void;
  readonly repeat: (passphrase: string) => void;
  /** A press on the button came already: what is wrong is said. */
  readonly tried: boolean;
  /** True when it is long enough and both are the same; else the fields say what is missing. */
  readonly check: () => boolean;
}

/** The two fields' values. Nothing of them is ever written as a draft. */
export function useNewPassphrase(): NewPassphrase {
  const [passphrase, choose] = useState('');
  const [repeated, repeat] = useState('');
  const [tried, setTried] = useState(false);
  const check = () => {
    setTried(true);
    return measurePassphrase(passphrase).missing === 0 && passphrase === repeated;
  };
  return { passphrase, repeated, choose, repeat, tried, check };
}

/** Words made for the person, the passphrase with its strength, and the repeat. */
export function NewPassphraseFields({ value }: { readonly value: NewPassphrase }) {
  const { texts, language } = useServices();
  const { passphrase, repeated, tried } = value;
  const { missing } = measurePassphrase(passphrase);
  const tooShort =
    tried && missing > 0 ? countText(texts, language, 'popup_passphrase_missing', missing) : null;
  const differs =
    tried && missing === 0 && passphrase !== repeated ? texts('popup_passphrase_differs') : null;
  return (
    <>
      <MadeForYou onUse={value.choose} />
      <SecretInput
        label={texts('popup_new_passphrase')}
        value={passphrase}
        onChange={value.choose}
        showLabel={texts('popup_show_passphrase')}
        hideLabel={texts('popup_hide_passphrase')}
        error={tooShort}
        hint={<StrengthMeter passphrase={passphrase} />}
        watchCapsLock
      />
      <SecretInput
        label={texts('popup_repeat_passphrase')}
        value={repeated}
        onChange={value.repeat}
        showLabel={texts('popup_show_repeated')}
        hideLabel={texts('popup_hide_repeated')}
        error={differs}
        hint={<span class="caption dim">{texts('popup_repeat_hint')}</span>}
        watchCapsLock
      />
    </>
  );
}
