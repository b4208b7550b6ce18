import type { Finding } from '../../vault/finding.ts';
import { underscored } from '../../texts.ts';
import { useServices } from '../context.ts';
import { formatMoment } from '../dates.ts';
import { countText, quotedLabel } from '../text-ids.ts';
import { Icon } from './icon.tsx';

/** More than these are counted, not spelled out. */
const shown = 50;

/** What was noticed, what was put right, and what is left to do, one below the other. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { texts, language } = useServices();
  const more = findings.length - shown;
  return (
    <div class="stack">
      <ul class="card">
        {findings.slice(0, shown).map((finding, index) => (
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
      {more > 0 ? <p class="small dim">{countText(texts, language, 'views_findings_more', more)}</p> : null}
    </div>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }) {
  const { texts, language } = useServices();
  const { kind, label, foundAt, healed } = finding;
  const when = formatMoment(language, foundAt);
  const name = underscored(kind);
  return (
    <li class="finding">
      <span class={healed ? 'tone-ok' : 'tone-warn'}>
        <Icon name={healed ? 'check-circle' : 'alert'} />
      </span>
      <div class="grow stack gap-1">
        <p class="medium">
          <bdi>{texts(`views_finding_${name}`, [quotedLabel(texts, label), when])}</bdi>
        </p>
        <p class="small dim">
          {texts(healed ? `views_finding_${name}_healed` : `views_finding_${name}_left`, [
            quotedLabel(texts, label),
            when,
          ])}
        </p>
        <p class="caption faint">{texts('views_finding_when', [when])}</p>
      </div>
    </li>
  );
}
