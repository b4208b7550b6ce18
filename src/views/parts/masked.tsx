import type { MaskedValue } from '../../keys/key-record.ts';
import { useTexts } from '../context.ts';

/** First and last characters with six dots between, always of the same length. */
export function Masked({ value }: { readonly value: MaskedValue }) {
  const t = useTexts();
  return (
    <span class="mono mask" translate={false} dir="ltr">
      {value.first}
      <i aria-hidden="true">••••••</i>
      <span class="sr"> {t('views_masked_middle')} </span>
      {value.last}
    </span>
  );
}
