import { useId } from 'preact/hooks';
import {
  maxValidityDays,
  minValidityDays,
  rotateBy,
  validityRisk,
  type ValidityRisk,
} from '../../keys/validity.ts';
import { useServices } from '../context.ts';
import { formatDay } from '../dates.ts';
import { countText } from '../text-ids.ts';

const tones: Readonly<Record<ValidityRisk, string>> = {
  short: 'tone-ok',
  usual: 'tone-ok',
  long: 'tone-warn',
  'very-long': 'tone-warn',
};

interface ValiditySliderProps {
  readonly days: number;
  readonly onChange: (days: number) => void;
}

/** After how many days to replace the key, in words as well. */
export function ValiditySlider({ days, onChange }: ValiditySliderProps) {
  const { texts, language, now } = useServices();
  const id = useId();
  const risk = validityRisk(days);
  const daysInWords = countText(texts, language, 'key_days', days);
  const riskInWords = texts(`key_validity_${risk.replace('-', '_')}`);
  const share = (days - minValidityDays) / (maxValidityDays - minValidityDays);
  return (
    <div class="field">
      <div class="field-head">
        <label class="label" for={id}>
          {texts('key_rotate_after')}
        </label>
        <span>
          <b class="strong">{daysInWords}</b>{' '}
          <span class="caption dim">{formatDay(language, rotateBy(now(), days))}</span>
        </span>
      </div>
      <input
        id={id}
        class="range"
        type="range"
        min={minValidityDays}
        max={maxValidityDays}
        value={days}
        autocomplete="off"
        aria-valuetext={`${daysInWords}, ${riskInWords}`}
        style={{ '--at': `calc(12px + (100% - 24px) * ${share.toFixed(4)})` }}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <div class="line between caption faint">
        <span>{countText(texts, language, 'key_days', minValidityDays)}</span>
        <span class={`medium ${tones[risk]}`}>{riskInWords}</span>
        <span>{maxValidityDays}</span>
      </div>
    </div>
  );
}
