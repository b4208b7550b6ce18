import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { FindingList } from '../parts/finding-list.tsx';
import { SetAsideList } from '../parts/set-aside-list.tsx';
import { useAction } from '../use-action.ts';
import { useListing } from '../use-listing.ts';

interface VaultNoticesProps {
  readonly version: number;
  readonly onChanged: () => void;
  /** Drawn instead when there is nothing to say. */
  readonly none: string | null;
}

/** What unlocking noticed, to be acknowledged, and below it what was set aside. */
export function VaultNotices({ version, onChanged, none }: VaultNoticesProps) {
  const { send, texts } = useServices();
  const findings = useListing('findings.list', {}, version);
  const aside = useListing('quarantine.list', {}, version);
  const { busy, failed, run } = useAction();
  const acknowledge = () => {
    void run(async () => {
      await send('findings.acknowledge', {});
      onChanged();
    });
  };
  const empty = findings.value?.length === 0 && aside.value?.length === 0;
  return (
    <>
      <FailureCallout code={failed ?? findings.failed ?? aside.failed} />
      {empty && none !== null ? <p class="dim">{none}</p> : null}
      {findings.value && findings.value.length > 0 ? (
        <div class="stack">
          <FindingList findings={findings.value} />
          <div>
            <Button look="primary" waiting={busy} onPress={acknowledge}>
              {texts('views_understood')}
            </Button>
          </div>
        </div>
      ) : null}
      {aside.value && aside.value.length > 0 ? (
        <section class="stack" aria-label={texts('views_set_aside')}>
          <div class="stack gap-1">
            <h2 class="heading">{texts('views_set_aside')}</h2>
            <p class="small dim">{texts('views_set_aside_text')}</p>
          </div>
          <SetAsideList entries={aside.value} onChanged={onChanged} />
        </section>
      ) : null}
    </>
  );
}
