import { useState } from 'preact/hooks';
import { replacementPlan, rotationOf, rotationSteps, successorOf } from '../../keys/rotation.ts';
import { newOpId } from '../../messages/op-id.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Note } from '../parts/note.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { pairToMake } from '../replacement-pair.ts';
import { useAction } from '../use-action.ts';
import { useBinanceRun } from '../use-binance-run.ts';
import { useEscape } from '../use-escape.ts';
import { useKeys, useListing } from '../use-listing.ts';
import { AsleepNotice } from './notices.tsx';
import { RotateSteps, type StepActions } from './rotate-steps.tsx';

interface RotateKeyProps {
  /** The old key. */
  readonly id: string;
  readonly version: number;
  readonly onBack: () => void;
  readonly onReview: (dropId: string) => void;
  readonly onCheck: (id: string, allowed: Promise<boolean>) => void;
  readonly onExport: (id: string) => void;
}

/**
 * From one key to the next by the same plan. What is done is read from the two records each time, so it can be left at
 * any step and taken up again, whatever happens to the browser. Nothing here deletes a record.
 */
export function RotateKey({ id, version, onBack, onReview, onCheck, onExport }: RotateKeyProps) {
  const { send, texts, now, api, showGuide, showApiPage } = useServices();
  const stored = useListing('key.read', { id }, version);
  const keys = useKeys(version);
  const waiting = useListing('waiting.list', {}, version);
  const errand = useListing('guide.errand', {}, version).value;
  const next = keys.value === null ? null : successorOf(id, keys.value.keys);
  const [opId] = useState(newOpId);
  const onBinance = useBinanceRun();
  const { failed, run } = useAction();
  useEscape(onBack);

  const record = stored.value?.record;
  const unread = stored.failed ?? keys.failed ?? waiting.failed;
  if (!record || !keys.value || !waiting.value || !errand) {
    return (
      <>
        <SubBar title={texts('rotate_title')} onBack={onBack} />
        <main class="main">
          <FailureCallout code={unread} />
        </main>
      </>
    );
  }

  const kept = waiting.value.find(({ replaces, readable }) => readable && replaces === id);
  const gone = errand.deleting?.id === id && errand.deleting.gone;
  // Who may use the new key is planned as for the old one.
  const successor = next === null ? null : { care: next.care, addresses: record.addresses };
  const rotation = rotationOf({ old: record, successor, waiting: kept !== undefined, gone });
  const { environment } = record;
  const make = () => {
    const plan = replacementPlan(id, { record }, now());
    onBinance.start(
      () => send('guide.start', { plan, ...pairToMake(record) }),
      () => showGuide(environment),
    );
  };
  const retire = () =>
    void run(async () => {
      await send('key.care', { opId, id, change: { retired: true } });
    });
  const actions: StepActions = {
    make,
    review: kept === undefined ? null : () => onReview(kept.dropId),
    check:
      next === null
        ? null
        : () =>
            onCheck(
              next.id,
              api
                .of(environment)
                .request()
                .catch(() => false),
            ),
    export: next === null ? null : () => onExport(next.id),
    delete: () =>
      onBinance.start(
        () => send('guide.delete', { id }),
        () => showApiPage(environment),
      ),
    retire,
  };
  return (
    <>
      <SubBar title={texts('rotate_title')} onBack={onBack}>
        <span class="caption faint page-count">
          {texts('popup_n_of_m', [String(rotation.done.size), String(rotationSteps.length)])}
        </span>
      </SubBar>
      <main class="main stack gap-4 tight">
        <p class="small dim">{texts('rotate_about', [record.label])}</p>
        <RotateSteps
          rotation={rotation}
          successor={next?.label ?? null}
          making={errand.replacing === id}
          actions={actions}
        />
        {onBinance.shown === 'asleep' ? <AsleepNotice /> : null}
        <FailureCallout code={onBinance.failed ?? failed} />
        <Note>{texts(rotation.next === null ? 'rotate_note_done' : 'rotate_note')}</Note>
      </main>
      {rotation.next === null ? (
        <footer class="bottom">
          <Button look="primary" layout="grow" onPress={onBack}>
            {texts('rotate_back_to_key')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
