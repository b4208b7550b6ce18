import { openFirst } from '../../keys/purposes.ts';
import type { Plan } from '../../keys/plan.ts';
import { underscored } from '../../texts.ts';
import { useServices } from '../context.ts';
import { Callout } from '../parts/callout.tsx';
import { Note } from '../parts/note.tsx';
import { planRules, planTool, type PlanTexts } from '../plan-fields.ts';

interface AdviceProps {
  readonly fields: PlanTexts;
  readonly plan: Plan;
}

/** A way that needs no key, or a smaller one, where Binance or the program has one. */
export function Alternative({ fields }: Pick<AdviceProps, 'fields'>) {
  const { texts } = useServices();
  const { alternative } = planRules(fields);
  if (alternative === undefined) return null;
  const name = planTool(fields)?.name ?? texts('popup_tool_other');
  return <Note>{texts(`plan_alternative_${underscored(alternative)}`, [name])}</Note>;
}

/** What has to be there on Binance before the key is made: afterwards it is too late for this key. */
export function OpenFirst({ plan }: Pick<AdviceProps, 'plan'>) {
  const { texts } = useServices();
  const accounts = openFirst(plan.permissions);
  if (accounts.length === 0) return null;
  return (
    <Callout tone="warn" title={texts('plan_open_first')}>
      {accounts.map((account) => (
        <span key={account} class="dim small">
          {texts(`plan_open_${underscored(account)}`)}
        </span>
      ))}
    </Callout>
  );
}

/** Binance deletes HMAC keys that may do more than read from any address (freqtrade#13089, 2026-04-25). */
export function DeletionWarning({ plan }: Pick<AdviceProps, 'plan'>) {
  const { texts } = useServices();
  const reads = plan.permissions.every((permission) => permission === 'enableReading');
  if (plan.keyType !== 'hmac' || reads || plan.addresses.length > 0) return null;
  return (
    <Note icon="alert" tone="warn">
      {texts('plan_deletion')}
    </Note>
  );
}

/** What the program asks for besides, and where that was read. */
export function ToolAdvice({ fields }: Pick<AdviceProps, 'fields'>) {
  const { texts } = useServices();
  const tool = planTool(fields);
  if (!tool) return null;
  const { note, source, sourceDate } = tool;
  return (
    <div class="stack gap-1">
      {note === undefined ? null : <Note>{texts(`tool_note_${underscored(note)}`, [tool.name])}</Note>}
      <p class="caption faint">
        {sourceDate === null
          ? texts('plan_source', [source])
          : texts('plan_source_dated', [source, sourceDate])}
      </p>
    </div>
  );
}
