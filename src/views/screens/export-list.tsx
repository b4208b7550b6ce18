import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import { useId } from 'preact/hooks';
import type { ExportFormat, ExportKey } from '../../exports/export-format.ts';
import { formatsFor } from '../../exports/index.ts';
import { notExported } from '../../exports/not-exported.ts';
import { unsuited } from '../../exports/refusal.ts';
import type { KeyWithoutSecret } from '../../messages/protocol.ts';
import { underscored } from '../../texts.ts';
import { useServices } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon-paths.ts';
import { formatName } from '../text-ids.ts';

interface ExportListProps {
  readonly record: KeyWithoutSecret;
  readonly market: ExportKey['market'];
  readonly chosen: ExportFormat;
  readonly onChoose: (format: ExportFormat) => void;
  /** What is said of the chosen one, below it. */
  readonly children: ComponentChildren;
}

/** Every format, the key's own program first; below the chosen one, what becomes of it. */
export function ExportList({ record, market, chosen, onChoose, children }: ExportListProps) {
  const { texts } = useServices();
  const id = useId();
  const formats = formatsFor(record.tool);
  return (
    <div class="stack gap-2" role="group" aria-label={texts('popup_export_for')}>
      {(['program', 'manager'] as const).map((group) => (
        <Fragment key={group}>
          <div class="line between">
            <h2 class="label dim">
              {texts(group === 'program' ? 'popup_export_programs' : 'popup_export_managers')}
            </h2>
            {group === 'program' ? (
              <span class="status status-warn">
                <Icon name="alert" size={14} />
                {texts('popup_export_readable')}
              </span>
            ) : null}
          </div>
          <div class="card">
            {formats
              .filter((format) => format.group === group)
              .map((format) => (
                <div key={format.id}>
                  <label class="card-row export-row" data-on={format === chosen ? '' : undefined}>
                    <Icon name={iconOf(format)} />
                    <span class="label">{formatName(format, texts)}</span>{' '}
                    <span class="grow caption faint clip export-form">
                      {unsuited(format, { ...record, market }) === null
                        ? format.form
                        : texts('popup_export_not_this_key')}
                    </span>
                    <input
                      class="radio"
                      type="radio"
                      name={id}
                      value={format.id}
                      checked={format === chosen}
                      autocomplete="off"
                      onChange={() => onChoose(format)}
                    />
                  </label>
                  {format === chosen ? <div class="export-details stack gap-3">{children}</div> : null}
                </div>
              ))}
          </div>
          {group === 'program' ? (
            <details class="more">
              <summary>{texts('export_without')}</summary>
              <ul class="stack gap-1 small">
                {notExported.map(({ name, reason }) => (
                  <li key={name}>
                    <span class="label">{name}</span>{' '}
                    <span class="dim">{texts(`export_without_${underscored(reason)}`)}</span>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </Fragment>
      ))}
    </div>
  );
}

/** A bot, a library, a file, something to type. */
function iconOf({ id, group, form }: ExportFormat): IconName {
  if (group === 'manager') return 'vault';
  if (id === 'hummingbot' || id === 'web-form') return 'terminal';
  if (/Script|Python|\.py$/.test(form)) return 'code';
  if (/\.env$|gh |Compose|Secret/.test(form)) return 'terminal';
  return 'candles';
}
