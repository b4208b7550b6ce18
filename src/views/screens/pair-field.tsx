import { rsaSizes } from '../../keys/key-pair.ts';
import type { Plan } from '../../keys/plan.ts';
import { useServices } from '../context.ts';
import { Note } from '../parts/note.tsx';
import { Segments } from '../parts/segments.tsx';
import { planRsaSize, makesPair, type PlanField, type PlanTexts } from '../plan-fields.ts';

interface PairFieldProps {
  readonly fields: PlanTexts;
  readonly plan: Plan;
  readonly onChange: (patch: Partial<Record<PlanField, string>>) => void;
}

/** Who makes the pair of a self-generated key, and how long an RSA key is. */
export function PairField({ fields, plan, onChange }: PairFieldProps) {
  const { texts } = useServices();
  const made = makesPair(fields);
  return (
    <>
      <Segments
        label={texts('plan_pair')}
        value={made ? 'made' : 'own'}
        options={[
          { value: 'made', text: texts('plan_pair_made') },
          { value: 'own', text: texts('plan_pair_own') },
        ]}
        onChange={(pair) => onChange({ pair })}
      />
      {made && plan.keyType === 'rsa' ? (
        <Segments
          label={texts('plan_rsa_size')}
          value={String(planRsaSize(fields))}
          options={rsaSizes.map((size) => ({
            value: String(size),
            text: texts('plan_bits', [String(size)]),
          }))}
          onChange={(rsaSize) => onChange({ rsaSize })}
        />
      ) : null}
      <Note icon={made ? 'lock' : 'info'}>
        {texts(made ? 'plan_pair_made_note' : 'popup_plan_self_generated')}
      </Note>
    </>
  );
}
