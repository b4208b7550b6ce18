import type { KeySummary } from '../../keys/key-record.ts';
import { useServices } from '../context.ts';
import { environmentTextId, purposeTextId } from '../text-ids.ts';
import { DueStatus, dueText } from './due-status.tsx';
import { Masked } from './masked.tsx';
import { PurposeIcon } from './purpose-icon.tsx';

/** One key in the list: its name is its label, then how long it has, then what it is for. */
export function KeyRow({ item, onOpen }: { readonly item: KeySummary; readonly onOpen: () => void }) {
  const { texts, language, now } = useServices();
  const purpose = texts(purposeTextId(item.purpose));
  const about = [
    item.account,
    item.environment === 'live' ? '' : texts(environmentTextId(item.environment)),
    item.account === '' && item.environment === 'live' ? purpose : '',
  ].filter((part) => part !== '');
  const name = [item.label, dueText(texts, language, item.rotateBy, now()), purpose];
  return (
    <li aria-label={[...new Set([...name, ...about])].join(', ')}>
      <button type="button" class="key" onClick={onOpen}>
        <PurposeIcon purpose={item.purpose} />
        <span class="grow">
          <span class="line between">
            <bdi class="clip medium">{item.label}</bdi>
            <DueStatus rotateBy={item.rotateBy} />
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
