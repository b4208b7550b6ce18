import { permissionTextId, type PermissionId } from '../../keys/permissions.ts';
import { useTexts } from '../context.ts';
import { Icon } from './icon.tsx';

interface PermissionTagsProps {
  readonly permissions: readonly PermissionId[];
  /** `to-do`: what the person will tick. `plan`: what was planned; nobody has checked it. */
  readonly kind: 'to-do' | 'plan';
}

/** Planned permissions, and that everything else stays off. */
export function PermissionTags({ permissions, kind }: PermissionTagsProps) {
  const t = useTexts();
  return (
    <ul class="line wrap tags">
      {permissions.map((permission) => (
        <li key={permission} class={kind === 'to-do' ? 'tag tag-ok' : 'tag'}>
          {kind === 'to-do' ? <Icon name="check" size={14} /> : null}
          {t(permissionTextId(permission))}
        </li>
      ))}
      <li class="tag tag-off">{t(kind === 'to-do' ? 'popup_all_else_off' : 'popup_all_else_not_planned')}</li>
    </ul>
  );
}
