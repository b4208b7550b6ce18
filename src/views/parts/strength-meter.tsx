import { measurePassphrase, type Strength } from '../../keys/passphrase.ts';
import { useServices } from '../context.ts';
import { countText } from '../text-ids.ts';

const levels: Readonly<Record<Strength, number>> = {
  short: 0,
  weak: 1,
  fair: 2,
  strong: 3,
  'very-strong': 4,
};
const tones: Readonly<Record<Strength, string>> = {
  short: 'dim',
  weak: 'tone-danger',
  fair: 'tone-warn',
  strong: 'tone-ok',
  'very-strong': 'tone-ok',
};

/** Four bars and a word for how hard a passphrase is to guess. Says what is missing while it is too short. */
export function StrengthMeter({ passphrase }: { readonly passphrase: string }) {
  const { texts, language } = useServices();
  const { strength, missing } = measurePassphrase(passphrase);
  if (strength === 'short') {
    return (
      <span class="caption dim">
        {passphrase === ''
          ? texts('popup_passphrase_floor')
          : countText(texts, language, 'popup_passphrase_missing', missing)}
      </span>
    );
  }
  const id = strength.replaceAll('-', '_');
  return (
    <span class="stack gap-1">
      <span class="meter" data-level={levels[strength]} aria-hidden="true">
        <span /> <span /> <span /> <span />
      </span>
      <span class="line between caption">
        <span class={`medium ${tones[strength]}`}>{texts(`popup_strength_${id}`)}</span>
        <span class="dim">{texts(`popup_strength_${id}_advice`)}</span>
      </span>
    </span>
  );
}
