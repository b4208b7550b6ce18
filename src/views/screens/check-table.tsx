import type { CheckNote } from '../../keys/check-note.ts';
import { permissions, permissionTextId, type PermissionId } from '../../keys/permissions.ts';
import { hasPlan, planDifference, type PlannedKey } from '../../keys/plan-difference.ts';
import { checkRows, type CheckRow } from '../check-rows.ts';
import { useServices } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon-paths.ts';
import { countText } from '../text-ids.ts';

interface CheckTableProps {
  readonly plan: PlannedKey;
  readonly note: CheckNote;
}

/** The answer beside the plan, what differs first. Colour never says it alone: each cell has its word. */
export function CheckTable({ plan, note }: CheckTableProps) {
  const { texts } = useServices();
  const { openToAny } = planDifference(plan, note);
  const planned = hasPlan(plan);
  const rows = checkRows(plan, note);
  const differing = rows.filter(({ differs }) => differs !== null);
  return (
    <div class="card diff-card">
      <table class="diff">
        <thead>
          <tr>
            <th scope="col">{texts('check_column_permission')}</th>
            <th scope="col">{texts('check_column_plan')}</th>
            <th scope="col">{texts('check_column_binance')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((row) => (
            <Row key={row.flag} row={row} judged={planned} />
          ))}
          <AddressRow plan={plan} note={note} differs={openToAny} />
          {rows
            .filter(({ differs }) => differs === null)
            .map((row) => (
              <Row key={row.flag} row={row} judged={planned} />
            ))}
          <tr>
            <th scope="row">{texts('check_everything_else')}</th>
            <td>{planned ? <Off /> : <NotSaid />}</td>
            <td>
              <Off />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, judged }: { readonly row: CheckRow; readonly judged: boolean }) {
  const { texts } = useServices();
  return (
    <tr data-differs={row.differs ?? undefined}>
      <th scope="row">
        {isKnown(row.flag) ? (
          texts(permissionTextId(row.flag))
        ) : (
          <>
            <span class="mono flag-name" dir="ltr" translate={false}>
              {row.flag}
            </span>
            <span class="caption dim unknown-note">{texts('check_unknown_permission')}</span>
          </>
        )}
      </th>
      <td>{!judged ? <NotSaid /> : row.planned ? <On /> : <Off />}</td>
      <td class={row.differs ? `tone-${row.differs}` : undefined}>{row.on ? <On /> : <Off />}</td>
    </tr>
  );
}

function AddressRow({ plan, note, differs }: CheckTableProps & { readonly differs: boolean }) {
  const { texts, language } = useServices();
  const count = plan.addresses.length;
  const [icon, text]: [IconName, string] =
    note.ipRestricted === null
      ? ['dashed', 'check_not_said']
      : note.ipRestricted
        ? ['check', 'check_ip_chosen']
        : ['globe', 'check_ip_any'];
  return (
    <tr data-differs={differs ? 'warn' : undefined}>
      <th scope="row">{texts('check_ip')}</th>
      <td>{count === 0 ? <NotSaid /> : countText(texts, language, 'check_ip_planned', count)}</td>
      <td class={differs ? 'tone-warn' : undefined}>
        <Cell icon={icon} text={text} />
      </td>
    </tr>
  );
}

function isKnown(flag: string): flag is PermissionId {
  return (permissions as readonly string[]).includes(flag);
}

const On = () => <Cell icon="check" text="check_on" />;
const Off = () => <Cell icon="minus" text="check_off" dim />;
const NotSaid = () => <Cell icon="dashed" text="check_not_said" dim />;

interface CellProps {
  readonly icon: IconName;
  readonly text: string;
  readonly dim?: boolean;
}

function Cell({ icon, text, dim = false }: CellProps) {
  const { texts } = useServices();
  return (
    <span class={dim ? 'line dim' : 'line'}>
      <Icon name={icon} size={14} />
      {texts(text)}
    </span>
  );
}
