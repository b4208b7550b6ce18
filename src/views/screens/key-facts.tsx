import { dueOf } from '../../keys/due.ts';
import type { KeyWithoutSecret } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { formatAgo, formatDay } from '../dates.ts';
import { dueText } from '../parts/due-status.tsx';
import { PermissionTags } from '../parts/tags.tsx';
import { environmentTextId, keyTypeTextId, purposeTextId } from '../text-ids.ts';

/** What is known of a key: planned, noted or counted. Nothing here was asked of Binance. */
export function KeyFacts({ record }: { readonly record: KeyWithoutSecret }) {
  const { texts } = useServices();
  return (
    <>
      <ul class="card">
        <Fact name={texts('key_purpose')} value={texts(purposeTextId(record.purpose))} />
        <Fact name={texts('key_type')} value={texts(keyTypeTextId(record.keyType))} />
        <Fact name={texts('key_environment')} value={texts(environmentTextId(record.environment))} />
        <Fact name={texts('key_account')} value={record.account || texts('key_account_main')} />
      </ul>
      {record.permissions.length > 0 ? (
        <section class="stack gap-2">
          <h2 class="label dim">{texts('popup_planned_permissions')}</h2>
          <PermissionTags permissions={record.permissions} kind="plan" />
        </section>
      ) : null}
      {record.addresses.length > 0 ? (
        <section class="stack gap-2">
          <h2 class="label dim">{texts('popup_planned_addresses')}</h2>
          <ul class="line wrap">
            {record.addresses.map((address) => (
              <li key={address} class="tag mono tag-mono" dir="ltr">
                {address}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Life record={record} />
      {record.note ? (
        <section class="stack gap-2">
          <h2 class="label dim">{texts('key_note')}</h2>
          <p class="small note-text" dir="auto">
            {record.note}
          </p>
        </section>
      ) : null}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <li class="card-row row-compact">
      <span class="small dim row-name">{name}</span>
      <bdi class="small grow">{value}</bdi>
    </li>
  );
}

function Life({ record }: { readonly record: KeyWithoutSecret }) {
  const { texts, language, now } = useServices();
  const { createdAt, rotateBy, care } = record;
  const ago = (at: number | null | undefined) =>
    typeof at === 'number' ? formatAgo(language, at, now()) : texts('care_never');
  const time = now();
  const span = rotateBy === null ? 0 : rotateBy - createdAt;
  const used = span > 0 ? Math.min(1, Math.max(0, (time - createdAt) / span)) : 1;
  const near = ['passed', 'soon'].includes(dueOf(record, time));
  const at = `${(used * 100).toFixed(1)}%`;
  return (
    <section class="stack">
      <div class="line between">
        <h2 class="label dim">{texts('popup_life')}</h2>
        <span class={near ? 'caption medium tone-warn' : 'caption medium'}>
          {dueText(texts, language, record, time)}
        </span>
      </div>
      {rotateBy === null ? null : (
        <div class="life" aria-hidden="true" data-due={near ? '' : undefined}>
          <span style={{ inlineSize: at }} />
          <i style={{ insetInlineStart: at }} />
        </div>
      )}
      <div class="line between caption faint">
        <span>{texts('popup_added_on', [formatDay(language, createdAt)])}</span>
        {rotateBy === null ? null : (
          <span>{texts('popup_rotate_by_day', [formatDay(language, rotateBy)])}</span>
        )}
      </div>
      <div class="line between caption faint">
        <span>{texts('care_last_used', [ago(care.lastUsedAt)])}</span>
        <span>{texts('care_last_checked', [ago(care.lastCheck?.at)])}</span>
      </div>
    </section>
  );
}
