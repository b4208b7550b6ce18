import { useId } from 'preact/hooks';
import { purposes } from '../../keys/purposes.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { PurposeIcon } from '../parts/purpose-icon.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { planPurpose, type PlanField, type PlanTexts } from '../plan-fields.ts';
import { purposeAboutTextId, purposeTextId } from '../text-ids.ts';

interface PlanPurposeProps {
  readonly fields: PlanTexts;
  readonly onChange: (patch: Partial<Record<PlanField, string>>) => void;
  readonly onBack: () => void;
}

/** First page: what the key is for. It proposes everything on the second. */
export function PlanPurpose({ fields, onChange, onBack }: PlanPurposeProps) {
  const { texts } = useServices();
  const id = useId();
  const chosen = planPurpose(fields);
  const choose = (purpose: string) => {
    if (purpose === chosen.id) return;
    // What was chosen for another purpose does not carry over, but addresses and label are the person's own.
    onChange({ purpose, tool: '', keyType: '', days: '', addressPlan: '', extra: '' });
  };
  const next = (event: Event) => {
    event.preventDefault();
    if (chosen.needsKey) onChange({ purpose: chosen.id, page: '2' });
  };
  return (
    <form class="screen" onSubmit={next} autocomplete="off">
      <SubBar title={texts('popup_plan')} onBack={onBack}>
        <span class="caption faint page-count">{texts('popup_n_of_m', ['1', '2'])}</span>
      </SubBar>
      <main class="main stack gap-4">
        <div class="stack gap-1">
          <h2 class="title" id={id}>
            {texts('popup_plan_question')}
          </h2>
          <p class="dim small">{texts('popup_plan_advice')}</p>
        </div>
        <div class="stack gap-2" role="radiogroup" aria-labelledby={id}>
          {purposes.map((purpose) => (
            <label
              key={purpose.id}
              class="choice choice-tall"
              data-on={purpose.id === chosen.id ? '' : undefined}
            >
              <PurposeIcon purpose={purpose.id} />
              <span class="grow">
                <span class="medium">{texts(purposeTextId(purpose.id))}</span>
                <span class="caption dim">{texts(purposeAboutTextId(purpose.id))}</span>
              </span>
              {purpose.needsKey ? null : <span class="tag">{texts('popup_no_key_tag')}</span>}
              <input
                class="radio"
                type="radio"
                name="purpose"
                value={purpose.id}
                checked={purpose.id === chosen.id}
                autocomplete="off"
                onChange={() => choose(purpose.id)}
              />
            </label>
          ))}
        </div>
      </main>
      {chosen.needsKey ? (
        <footer class="bottom">
          <Button look="primary" size="large" layout="block" submit>
            {texts('popup_continue')}
          </Button>
        </footer>
      ) : (
        <footer class="bottom">
          <div class="grow" role="status">
            <Callout icon="check-circle" title={texts('popup_no_key_title')}>
              <span class="dim">{texts('popup_no_key_text')}</span>
            </Callout>
          </div>
        </footer>
      )}
    </form>
  );
}
