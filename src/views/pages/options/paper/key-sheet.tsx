import type { KeyWithoutSecret } from '../../../../messages/protocol.ts';
import type { QrDrawing } from '../../../../paper/qr-drawing.ts';
import type { KeySheet, SheetLine } from '../../../../paper/sheet-lines.ts';
import { useServices } from '../../../context.ts';
import { formatDay } from '../../../dates.ts';
import { Mark } from '../../../parts/mark.tsx';
import { QrCode } from '../../../parts/qr-code.tsx';
import { environmentTextId, keyTypeTextId } from '../../../text-ids.ts';

/** Everything that a sheet shows; held by one component, from the press until it is printed. */
export interface Printed {
  readonly record: KeyWithoutSecret;
  readonly sheet: KeySheet;
  readonly drawing: QrDrawing;
}

/** A sheet for one key. It stands in the page for the printer alone: nothing of it is drawn on screen. */
export function KeySheetView({ record, sheet, drawing }: Printed) {
  const { texts, language, now } = useServices();
  const facts = [
    texts(environmentTextId(record.environment)),
    texts(keyTypeTextId(record.keyType)),
    record.account,
    texts('paper_printed_on', [formatDay(language, now())]),
  ];
  const isPrivateKey = record.keyType !== 'hmac';
  return (
    <article class="paper print-only">
      <header class="paper-head">
        <div>
          <p class="paper-brand">
            <Mark />
            {texts('paper_key_title')}
          </p>
          <h1>
            <bdi>{record.label}</bdi>
          </h1>
          <p>{facts.filter((fact) => fact !== '').join(' \u00b7 ')}</p>
          <p class="paper-warning">{texts('paper_key_warning')}</p>
        </div>
        <QrCode drawing={drawing} label={texts('paper_qr')} />
      </header>
      <Lines title={texts('key_api_key')} lines={sheet.apiKey} />
      <Lines title={texts(isPrivateKey ? 'private_key' : 'key_secret_key')} lines={sheet.secret} />
      <footer class="paper-foot">
        <p>
          <Character character="7" /> {texts('paper_digits')} <Character character="A" />{' '}
          {texts('paper_capitals')} {texts('paper_check')}
        </p>
        <p>{texts('paper_back')}</p>
        <p>{texts(isPrivateKey ? 'paper_without_private' : 'paper_without')}</p>
      </footer>
    </article>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly SheetLine[] }) {
  const isWide = (lines[0]?.groups.length ?? 0) > 4;
  return (
    <section class="paper-value">
      <h2>{title}</h2>
      <ol class="paper-lines" data-wide={isWide ? '' : undefined} dir="ltr" translate={false}>
        {lines.map(({ number, groups, check }) => (
          <li key={number}>
            <span class="paper-number">{number}</span>
            {groups.map((group, index) => (
              <span key={index} class="mono">
                {Array.from(group, (character, at) => (
                  <Character key={at} character={character} />
                ))}
              </span>
            ))}
            <span class="mono paper-check">
              {Array.from(check, (character, at) => (
                <Character key={at} character={character} />
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A digit is underlined and a capital is bold: whatever the font, 0 is no O, and 1 no l and no I. */
function Character({ character }: { readonly character: string }) {
  if (/[0-9]/u.test(character)) return <u>{character}</u>;
  return /[A-Z]/u.test(character) ? <b>{character}</b> : <>{character}</>;
}
