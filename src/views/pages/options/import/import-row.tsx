import { useId } from 'preact/hooks';
import type { ImportCandidate } from '../../../../imports/candidates.ts';
import { mask } from '../../../../keys/key-record.ts';
import { underscored, type Texts } from '../../../../texts.ts';
import { useServices } from '../../../context.ts';
import { Masked } from '../../../parts/masked.tsx';
import { Note } from '../../../parts/note.tsx';
import { environmentTextId, keyTypeTextId } from '../../../text-ids.ts';
import { problemText } from '../../../value-problem.ts';
import { canImport, type ImportItem } from './imported.ts';

interface ImportRowProps {
  readonly item: ImportItem;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** One candidate: its name, its masked API key, and every mistake by its name. */
export function ImportRow({ item, on, onChange }: ImportRowProps) {
  const { texts, language } = useServices();
  const id = useId();
  const { candidate, verdict } = item;
  const { title, apiKey, keyType, environment } = candidate;
  const about = [
    texts(keyTypeTextId(keyType)),
    environment === 'live' ? '' : texts(environmentTextId(environment)),
  ];
  return (
    <li class="card-pad stack gap-1">
      <div class="line wrap">
        <input
          id={id}
          type="checkbox"
          checked={on}
          disabled={!canImport(item)}
          autocomplete="off"
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <label for={id} class="grow">
          <bdi class="medium">{title === '' ? texts('options_import_no_title') : title}</bdi>
        </label>
        <Masked value={mask(apiKey)} />
      </div>
      <p class="caption dim">{about.filter((part) => part !== '').join(', ')}</p>
      {verdict === 'new' ? null : (
        <Note icon="info" {...(verdict === 'there' ? {} : { tone: 'warn' as const })}>
          {texts(`options_import_verdict_${underscored(verdict)}`)}
        </Note>
      )}
      {candidate.isBinance ? null : <Note>{texts('options_import_not_binance')}</Note>}
      {candidate.repairs.map((repair) => (
        <Note key={repair} icon="check">
          {texts(`options_import_repair_${repair}`)}
        </Note>
      ))}
      {candidate.problems.map((problem, index) => (
        <Note key={index} icon="alert" tone="danger">
          {sentence(texts, language, problem)}
        </Note>
      ))}
    </li>
  );
}

/** What is wrong, and in which of the two values where it is about one. */
function sentence(texts: Texts, language: string, problem: ImportCandidate['problems'][number]): string {
  if (!('field' in problem)) return texts(`options_import_problem_${underscored(problem.problem)}`);
  const name = texts(problem.field === 'apiKey' ? 'options_field_apiKey' : 'options_field_secretKey');
  return texts('options_import_problem_in', [name, problemText(texts, language, problem)]);
}
