import { meaningTexts } from '../../binance/meaning-texts.ts';
import type { MeaningId } from '../../binance/meanings.ts';
import { useTexts } from '../context.ts';

interface ExplanationProps {
  readonly meaning: MeaningId;
  /** Binance's code or the HTTP status, to compare with a log; null where there is none. */
  readonly code: number | null;
}

/** What an error of Binance means: what happened, then the likely causes, the likeliest first, with what to do. */
export function Explanation({ meaning, code }: ExplanationProps) {
  const t = useTexts();
  const { title, what, causes } = meaningTexts(meaning);
  return (
    <section class="stack gap-2">
      <div class="line between">
        <h2 class="heading">{t(title)}</h2>
        {code === null ? null : (
          <span class="tag mono" dir="ltr">
            {code}
          </span>
        )}
      </div>
      <p class="small dim">{t(what)}</p>
      <ol class="stack gap-2 causes">
        {causes.map((cause, index) => (
          <li key={cause} class="line small">
            <span class="tag" aria-hidden="true">
              {index + 1}
            </span>
            <span>{t(cause)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
