import { meaningOf } from '../../binance/meanings.ts';
import type { CheckNote } from '../../keys/check-note.ts';
import type { MaskedValue } from '../../keys/key-record.ts';
import { checkStanding, planDifference, type PlannedKey } from '../../keys/plan-difference.ts';
import { permissionTextId } from '../../keys/permissions.ts';
import { checkRows, differenceCount } from '../check-rows.ts';
import { useServices } from '../context.ts';
import { formatDay } from '../dates.ts';
import { Callout } from '../parts/callout.tsx';
import { Explanation } from '../parts/explanation.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon-paths.ts';
import { Masked } from '../parts/masked.tsx';
import { countText } from '../text-ids.ts';
import { CheckTable } from './check-table.tsx';

interface CheckReportProps {
  readonly label: string;
  readonly apiKey: MaskedValue;
  readonly plan: PlannedKey;
  readonly note: CheckNote;
}

/** What the last check found, beside the plan of now. */
export function CheckReport({ label, apiKey, plan, note }: CheckReportProps) {
  const { texts, language } = useServices();
  const standing = checkStanding(plan, note);
  const dangerous = checkRows(plan, note).some(({ differs }) => differs === 'danger');
  const title =
    standing === 'differs'
      ? countText(texts, language, 'check_differs', differenceCount(plan, note))
      : texts(`check_${standing}`);
  const bound = plan.addresses.length > 0;
  return (
    <>
      <Head title={title} look={standing} danger={dangerous} label={label} apiKey={apiKey} />
      {note.outcome === 'answered' ? <CheckTable plan={plan} note={note} /> : null}
      {note.outcome === 'works' ? (
        <Callout icon="info">
          <span>{texts('check_works_text')}</span>
        </Callout>
      ) : null}
      {note.refusal === null ? null : (
        <Explanation meaning={meaningOf(note.refusal, bound)} code={note.refusal} />
      )}
      <Remarks plan={plan} note={note} />
      {standing === 'differs' ? <PutRight plan={plan} note={note} /> : null}
    </>
  );
}

type Standing = ReturnType<typeof checkStanding>;

const looks: Readonly<Record<Standing, readonly [tile: string, icon: IconName]>> = {
  matches: ['tile-ok', 'check-circle'],
  differs: ['tile-warn', 'alert'],
  unplanned: ['tile', 'info'],
  works: ['tile-ok', 'check-circle'],
  refused: ['tile-warn', 'alert'],
};

interface HeadProps {
  readonly title: string;
  readonly look: Standing;
  readonly danger: boolean;
  readonly label: string;
  readonly apiKey: MaskedValue;
}

function Head({ title, look, danger, label, apiKey }: HeadProps) {
  const [tile, icon] = looks[look];
  return (
    <div class="line check-head" role="status">
      <span class={`tile ${danger ? 'tile-danger' : tile}`}>
        <Icon name={icon} />
      </span>
      <div class="stack gap-0 grow">
        <h2 class="heading">{title}</h2>
        <p class="caption dim">
          <bdi>{label}</bdi> · <Masked value={apiKey} />
        </p>
      </div>
    </div>
  );
}

/** Facts that are no difference, and matter. */
function Remarks({ plan, note }: Pick<CheckReportProps, 'plan' | 'note'>) {
  const { texts, language } = useServices();
  const mayAct = note.on.some((flag) => flag !== 'enableReading');
  const unbound = note.ipRestricted === false && mayAct && plan.addresses.length === 0;
  return (
    <>
      {unbound ? (
        <Callout tone="warn" icon="globe">
          <span>{texts('check_unbound')}</span>
        </Callout>
      ) : null}
      {note.expiresAt === null ? null : (
        <Callout icon="calendar">
          <span>{texts('check_expires', [formatDay(language, note.expiresAt)])}</span>
        </Callout>
      )}
    </>
  );
}

function PutRight({ plan, note }: Pick<CheckReportProps, 'plan' | 'note'>) {
  const { texts, language } = useServices();
  const { missing, tooMuch, openToAny } = planDifference(plan, note);
  const names = (flags: readonly string[]) =>
    new Intl.ListFormat(language).format(
      checkRows(plan, note)
        .filter(({ flag }) => flags.includes(flag))
        .map(({ flag, known }) => (known ? texts(permissionTextId(flag as (typeof missing)[number])) : flag)),
    );
  const steps = [
    texts('check_fix_edit'),
    ...(openToAny ? [texts('check_fix_ip')] : []),
    ...(tooMuch.length > 0 ? [texts('check_fix_untick', [names(tooMuch)])] : []),
    ...(missing.length > 0 ? [texts('check_fix_tick', [names(missing)])] : []),
    texts('check_fix_save'),
  ];
  return (
    <section class="stack gap-2">
      <h2 class="label">{texts('check_fix')}</h2>
      <ol class="stack gap-2 causes">
        {steps.map((step, index) => (
          <li key={step} class="line small dim">
            <span class="tag" aria-hidden="true">
              {index + 1}
            </span>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
