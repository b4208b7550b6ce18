import { permissionTextId, type PermissionId } from '../../keys/permissions.ts';
import { useServices } from '../context.ts';
import { extraPermissions, planRules, type PlanField, type PlanTexts } from '../plan-fields.ts';

interface ExtraPermissionsProps {
  readonly fields: PlanTexts;
  readonly onChange: (patch: Partial<Record<PlanField, string>>) => void;
}

/** Permissions that the purpose leaves to the person. Withdrawals are never among them. */
export function ExtraPermissions({ fields, onChange }: ExtraPermissionsProps) {
  const { texts } = useServices();
  const offered = planRules(fields).optional;
  const chosen = extraPermissions(fields);
  if (offered.length === 0) return null;
  const toggle = (permission: PermissionId, on: boolean) => {
    const rest = chosen.filter((one) => one !== permission);
    onChange({ extra: (on ? [...rest, permission] : rest).join(' ') });
  };
  return (
    <div class="stack gap-1 extras">
      <span class="caption dim">{texts('popup_plan_extra')}</span>
      {offered.map((permission) => (
        <label key={permission} class="line small extra">
          <input
            class="box"
            type="checkbox"
            autocomplete="off"
            checked={chosen.includes(permission)}
            onChange={(event) => toggle(permission, event.currentTarget.checked)}
          />
          {texts(permissionTextId(permission))}
        </label>
      ))}
    </div>
  );
}
