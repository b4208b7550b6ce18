import { useState } from 'preact/hooks';
import { KeystepError } from '../../errors.ts';
import { addressPlans } from '../../keys/plan.ts';
import { useServices } from '../context.ts';
import { focusFirstError } from '../focus-first-error.ts';
import { AddressField, useAddressError } from '../parts/address-field.tsx';
import { Button } from '../parts/button.tsx';
import { KeyTypeField } from '../parts/detail-fields.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import { Segments } from '../parts/segments.tsx';
import { SlowNote } from '../parts/slow-note.tsx';
import { PermissionTags } from '../parts/tags.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { ValiditySlider } from '../parts/validity-slider.tsx';
import {
  makesPair,
  planEnvironments,
  planRsaSize,
  planRules,
  planTool,
  suggestedLabel,
  toPlan,
  type PlanField,
  type PlanTexts,
} from '../plan-fields.ts';
import { environmentTextId, keyTypeTextId } from '../text-ids.ts';
import { useAction } from '../use-action.ts';
import { useGrant } from '../use-grant.ts';
import { AccessNotice, AsleepNotice } from './notices.tsx';
import { Alternative, DeletionWarning, OpenFirst, ToolAdvice } from './plan-advice.tsx';
import { PairField } from './pair-field.tsx';
import { ExtraPermissions } from './extra-permissions.tsx';
import { PlanHead } from './plan-head.tsx';

interface PlanDetailsProps {
  readonly fields: PlanTexts;
  readonly onChange: (patch: Partial<Record<PlanField, string>>) => void;
  readonly onBack: () => void;
  readonly onStarted: () => void;
}

/** Second page: program, key type, how long, from where; and what the person will tick. */
export function PlanDetails({ fields, onChange, onBack, onStarted }: PlanDetailsProps) {
  const { send, texts, now, access, showGuide } = useServices();
  const plan = toPlan(fields, now());
  const addressError = useAddressError(fields.addresses);
  const wrongAddress = plan.addressPlan !== 'unknown' && addressError !== null;
  const grant = useGrant(access);
  const [asleep, setAsleep] = useState(false);
  const { busy, failed, run } = useAction();

  const start = (event: Event) => {
    event.preventDefault();
    if (wrongAddress) {
      focusFirstError(event.currentTarget);
      return;
    }
    // Asked before anything is awaited: Firefox takes it only straight from the click.
    const allowed = grant.granted === false ? grant.ask() : Promise.resolve(true);
    void run(async () => {
      if (!(await allowed)) throw new KeystepError('context-lost', 'access to Binance was not granted');
      const made = plan.keyType !== 'hmac' && makesPair(fields);
      await send('guide.start', { plan, ...(made ? { makePair: planRsaSize(fields) } : {}) });
      if ((await showGuide(plan.environment)) === 'asleep') setAsleep(true);
      else onStarted();
    });
  };

  return (
    <form class="screen" onSubmit={start} autocomplete="off" noValidate>
      <SubBar title={texts('popup_plan')} onBack={onBack}>
        <span class="caption faint page-count">{texts('popup_n_of_m', ['2', '2'])}</span>
      </SubBar>
      <main class="main stack gap-4 tight">
        <PlanHead fields={fields} onChange={onChange} />
        <Alternative fields={fields} />
        <div class="field">
          <KeyTypeField
            value={plan.keyType}
            allowed={planRules(fields).keyTypes}
            onChange={(keyType) => onChange({ keyType })}
          />
          {plan.keyType === 'hmac' ? (
            <KeyTypeNote fields={fields} />
          ) : (
            <PairField fields={fields} plan={plan} onChange={onChange} />
          )}
        </div>
        <ValiditySlider days={plan.validityDays} onChange={(days) => onChange({ days: String(days) })} />
        <Segments
          label={texts('popup_plan_where')}
          value={plan.addressPlan}
          options={addressPlans.map((id) => ({ value: id, text: texts(`key_address_plan_${id}`) }))}
          onChange={(addressPlan) => onChange({ addressPlan })}
        />
        {plan.addressPlan === 'unknown' ? null : (
          <AddressField value={fields.addresses} onChange={(addresses) => onChange({ addresses })} />
        )}
        <Note>{texts(`key_address_plan_${plan.addressPlan}_note`)}</Note>
        <DeletionWarning plan={plan} />
        <section class="field" aria-label={texts('popup_you_will_tick')}>
          <span class="label">{texts('popup_you_will_tick')}</span>
          <PermissionTags permissions={plan.permissions} kind="to-do" />
          <ExtraPermissions fields={fields} onChange={onChange} />
          <ToolAdvice fields={fields} />
        </section>
        <OpenFirst plan={plan} />
        <TextInput
          label={texts('key_label')}
          value={fields.label}
          placeholder={suggestedLabel(fields, now())}
          onChange={(label) => onChange({ label })}
          hint={<span class="caption dim">{texts('popup_plan_label_hint')}</span>}
          maxLength={200}
        />
        <Segments
          label={texts('key_environment')}
          value={plan.environment}
          options={planEnvironments.map((id) => ({ value: id, text: texts(environmentTextId(id)) }))}
          onChange={(environment) => onChange({ environment })}
        />
        {plan.keyType === 'rsa' && makesPair(fields) ? (
          <SlowNote busy={busy} text={texts('plan_making_pair')} />
        ) : null}
        <AccessNotice {...grant} />
        {asleep ? <AsleepNotice /> : null}
        {failed === 'context-lost' && grant.granted === false ? null : <FailureCallout code={failed} />}
      </main>
      <footer class="bottom">
        <Button look="ghost" size="large" onPress={onBack}>
          {texts('popup_back')}
        </Button>
        <Button look="primary" size="large" layout="grow" submit waiting={busy || wrongAddress}>
          {texts('popup_start')}
          <Icon name="external" size={16} />
        </Button>
      </footer>
    </form>
  );
}

function KeyTypeNote({ fields }: { readonly fields: PlanTexts }) {
  const { texts } = useServices();
  const tool = planTool(fields);
  const only = planRules(fields).keyTypes.length === 1;
  const type = texts(keyTypeTextId('hmac'));
  return (
    <Note>
      {tool && only ? `${texts('popup_plan_tool_takes', [tool.name, type])} ` : ''}
      {texts('popup_plan_system_generated')}
    </Note>
  );
}
