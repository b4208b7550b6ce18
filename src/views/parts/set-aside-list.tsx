import { useState } from 'preact/hooks';
import { newOpId } from '../../messages/op-id.ts';
import type { Quarantined } from '../../vault/finding.ts';
import { useServices } from '../context.ts';
import { formatMoment } from '../dates.ts';
import { quotedLabel } from '../text-ids.ts';
import { useAction } from '../use-action.ts';
import { Button } from './button.tsx';
import { FailureCallout } from './failure-callout.tsx';

interface SetAsideListProps {
  readonly entries: readonly Quarantined[];
  readonly onChanged: () => void;
}

/** Entries that were set aside with their bytes: each can be put back where it opens, or deleted for good. */
export function SetAsideList({ entries, onChanged }: SetAsideListProps) {
  return (
    <ul class="card">
      {entries.map((entry) => (
        <SetAside key={entry.id} entry={entry} onChanged={onChanged} />
      ))}
    </ul>
  );
}

function SetAside({ entry, onChanged }: { readonly entry: Quarantined; readonly onChanged: () => void }) {
  const { send, texts, language } = useServices();
  const [asked, setAsked] = useState(false);
  const [opId] = useState(newOpId);
  const { busy, failed, run } = useAction();
  const { id, label, why, foundAt } = entry;
  const name = label === null ? texts('views_does_not_open') : quotedLabel(texts, label);
  const act = (action: () => Promise<unknown>) => {
    void run(async () => {
      await action();
      onChanged();
    });
  };
  return (
    <li class="finding stack" aria-label={name}>
      <div class="grow stack gap-1">
        <p class="medium">
          <bdi>{name}</bdi>
        </p>
        <p class="small dim">{texts(`views_set_aside_${why}`)}</p>
        <p class="caption faint">{texts('views_set_aside_when', [formatMoment(language, foundAt)])}</p>
      </div>
      <FailureCallout code={failed} />
      {asked ? (
        <div class="stack gap-2" role="group" aria-label={texts('views_set_aside_delete_ask')}>
          <p class="small">{texts('views_set_aside_delete_ask')}</p>
          <div class="line">
            <Button size="small" onPress={() => setAsked(false)}>
              {texts('popup_cancel')}
            </Button>
            <Button
              look="danger"
              size="small"
              waiting={busy}
              onPress={() => act(() => send('quarantine.discard', { id }))}
            >
              {texts('views_set_aside_delete')}
            </Button>
          </div>
        </div>
      ) : (
        <div class="line">
          {label === null ? null : (
            <Button
              size="small"
              waiting={busy}
              onPress={() => act(() => send('quarantine.restore', { opId, id }))}
            >
              {texts('views_set_aside_put_back')}
            </Button>
          )}
          <Button look="danger-ghost" size="small" onPress={() => setAsked(true)}>
            {texts('views_set_aside_delete')}
          </Button>
        </div>
      )}
    </li>
  );
}
