import { useServices } from '../context.ts';
import { blankPlan } from '../plan-fields.ts';
import { useDraft } from '../use-draft.ts';
import { useEscape } from '../use-escape.ts';
import { PlanDetails } from './plan-details.tsx';
import { PlanPurpose } from './plan-purpose.tsx';

/** A new key, decided before Binance asks: first what for, then how. */
export function PlanScreen({ onBack }: { readonly onBack: () => void }) {
  const { surface, close } = useServices();
  const draft = useDraft('plan', blankPlan);
  const leave = () => {
    draft?.putAway();
    onBack();
  };
  const toFirst = () => draft?.change({ page: '1' });
  const second = draft?.fields.page === '2';
  useEscape(second ? toFirst : leave);
  if (!draft) return null;

  const { fields, change } = draft;
  if (!second) return <PlanPurpose key="1" fields={fields} onChange={change} onBack={leave} />;
  const started = () => {
    void draft.clear().then(() => {
      if (surface === 'popup') close();
      else onBack();
    });
  };
  return <PlanDetails key="2" fields={fields} onChange={change} onBack={toFirst} onStarted={started} />;
}
