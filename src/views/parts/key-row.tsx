import type { KeySummary } from '../../keys/key-record.ts';
import { useServices } from '../context.ts';
import { environmentTextId, purposeTextId } from '../text-ids.ts';
import { DueStatus, dueText, ReplacedStatus } from './due-status.tsx';
import { Masked } from './masked.tsx';
import { PurposeIcon } from './purpose-icon.tsx';

interface KeyRowProps {
  readonly item: KeySummary;
  /** Another key takes over from it. */
  readonly replaced: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
  /** Where it stands, from 1, and among how many: said where not all rows are drawn. */
  readonly place?: number;
  readonly total?: number;
  /** Room for the rows before it that are not drawn, in CSS pixels. */
  readonly gap?: number;
}

/** One key in the list: its name is its label, then how long it has, then what it is for. */
export function KeyRow({ item, replaced, onOpen, onFocus, place, total, gap = 0 }: KeyRowProps) {
  const { texts, language, now } = useServices();
  const purpose = texts(purposeTextId(item.purpose));
  const about = [
    item.account,
    item.environment === 'live' ? '' : texts(environmentTextId(item.environment)),
    item.account === '' && item.environment === 'live' ? purpose : '',
  ].filter((part) => part !== '');
  const due = replaced ? texts('key_being_replaced') : dueText(texts, language, item, now());
  const name = [item.label, due, purpose];
  return (
    <li
      aria-label={[...new Set([...name, ...about])].join(', ')}
      aria-posinset={place}
      aria-setsize={total}
      style={gap > 0 ? { marginBlockStart: `${gap}px` } : undefined}
    >
      <button type="button" class="key" onClick={onOpen} onFocus={onFocus}>
        <PurposeIcon purpose={item.purpose} />
        <span class="grow">
          <span class="line between">
            <bdi class="clip medium">{item.label}</bdi>
            {replaced ? <ReplacedStatus /> : <DueStatus dated={item} />}
          </span>
          <span class="under">
            <Masked value={item.apiKeyMasked} />
            <span class="clip">{about.join(', ')}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
