import { useServices } from '../context.ts';
import { PurposeIcon } from '../parts/purpose-icon.tsx';
import { Select } from '../parts/select.tsx';
import { planPurpose, type PlanField, type PlanTexts } from '../plan-fields.ts';
import { purposeAboutTextId, purposeTextId } from '../text-ids.ts';

interface PlanHeadProps {
  readonly fields: PlanTexts;
  readonly onChange: (patch: Partial<Record<PlanField, string>>) => void;
}

/** The purpose, and the program where the purpose knows some. */
export function PlanHead({ fields, onChange }: PlanHeadProps) {
  const { texts } = useServices();
  const purpose = planPurpose(fields);
  const none = { value: '', text: texts('popup_tool_other') };
  return (
    <div class="line gap-3">
      <PurposeIcon purpose={purpose.id} accent />
      <span class="grow stack gap-0">
        <span class="heading">{texts(purposeTextId(purpose.id))}</span>
        <span class="caption dim">{texts(purposeAboutTextId(purpose.id))}</span>
      </span>
      {purpose.tools.length > 0 ? (
        <Select
          layout="small"
          label={texts('popup_tool')}
          value={fields.tool}
          options={[none, ...purpose.tools.map(({ name }) => ({ value: name, text: name }))]}
          onChange={(tool) => onChange({ tool })}
        />
      ) : null}
    </div>
  );
}
