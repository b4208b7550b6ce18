import type { ExportPart } from '../../exports/export-format.ts';
import { filesToIgnore } from '../../exports/index.ts';
import type { Refusal } from '../../exports/refusal.ts';
import type { KeyWithoutSecret } from '../../messages/protocol.ts';
import { underscored } from '../../texts.ts';
import { useServices } from '../context.ts';
import type { ExportChoice } from '../export-choice.ts';
import { Callout } from '../parts/callout.tsx';
import { ClipboardNote, CopiedRow } from '../parts/copied-row.tsx';
import { Note } from '../parts/note.tsx';
import { ProofForm } from '../parts/proof-form.tsx';
import { Segments } from '../parts/segments.tsx';
import { environmentTextId, formatName, keyTypeTextId } from '../text-ids.ts';
import type { Exporting } from '../use-export.ts';
import { ExportNames } from './export-names.tsx';
import { ExportPartView } from './export-part.tsx';

interface ExportDetailsProps {
  readonly record: KeyWithoutSecret;
  readonly choice: ExportChoice;
  readonly parts: readonly ExportPart[];
  readonly refusal: Refusal | null;
  readonly exporting: Exporting;
  readonly onChange: (patch: Partial<ExportChoice>) => void;
}

/** Below the chosen format: why not, or what it writes, what to know and what to do with it. */
export function ExportDetails({ record, choice, parts, refusal, exporting, onChange }: ExportDetailsProps) {
  const { texts } = useServices();
  const { format, market, placeholder } = choice;
  const main = parts.find(({ secret, kind }) => secret && kind === 'file');
  const ignored = filesToIgnore(format, parts);
  const cautions = format.cautions?.({ ...record, market, secretKey: '' }) ?? [];
  // Where values are typed, there is no file to leave a placeholder in.
  const isTyped = parts.length > 0 && parts.every(({ kind }) => kind === 'value');
  const elsewhere = record.secretMasked === null;

  return (
    <>
      {format.usesMarket ? (
        <Segments
          label={texts('popup_export_market')}
          value={market}
          options={(['spot', 'futures'] as const).map((value) => ({
            value,
            text: texts(`export_market_${value}`),
          }))}
          onChange={(value) => onChange({ market: value === 'futures' ? 'futures' : 'spot' })}
          quiet
        />
      ) : null}
      {refusal ? (
        <Callout tone="warn" role="status" title={texts('popup_export_not_this_key')}>
          <span class="dim">
            {texts(`export_refused_${underscored(refusal)}`, [
              formatName(format, texts),
              refusal === 'environment'
                ? texts(environmentTextId(record.environment))
                : format.keyTypes.map((type) => texts(keyTypeTextId(type))).join(', '),
            ])}
          </span>
        </Callout>
      ) : (
        <>
          {format.names ? (
            <ExportNames names={choice.names} onChange={(names) => onChange({ names })} />
          ) : null}
          {placeholder || !isTyped ? (
            <label class="check-row">
              <input
                class="box"
                type="checkbox"
                checked={placeholder}
                disabled={elsewhere}
                autocomplete="off"
                onChange={() => onChange({ placeholder: !placeholder })}
              />
              <span class="small">{texts('popup_export_placeholder')}</span>
            </label>
          ) : null}
          {elsewhere ? <Note>{texts('popup_export_elsewhere')}</Note> : null}
          {parts.map((part) => (
            <ExportPartView
              key={part.name}
              part={part}
              copied={exporting.copied?.what === part.name}
              isMain={part === main}
              onTake={(way) => exporting.take(part.name, way)}
            />
          ))}
          <ProofForm proof={exporting.proof} />
          {exporting.copied ? (
            <>
              <CopiedRow
                key={exporting.copied.copiedAt}
                copied={exporting.copied}
                onClear={() => void exporting.clearNow()}
              />
              <ClipboardNote />
            </>
          ) : null}
          <div role="status" class="live">
            {exporting.saved ? (
              <Note icon="check" tone="ok">
                {texts('popup_export_saved', [exporting.saved])}
              </Note>
            ) : null}
          </div>
          <p class="small">{texts(`export_how_${underscored(format.id)}`)}</p>
          {format.group === 'program' && ignored.length > 0 ? (
            <Note tone="warn" icon="alert">
              {texts('popup_export_ignore', [ignored.join(', ')])}
            </Note>
          ) : null}
          {cautions.map((caution) => (
            <Note key={caution} tone="warn" icon="alert">
              {texts(`export_caution_${underscored(caution)}`, [format.name])}
            </Note>
          ))}
        </>
      )}
    </>
  );
}
