import { rotationOf, successorOf, type RotationStep } from '../../keys/rotation.ts';
import type { KeyWithoutSecret } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { useKeys, useListing } from '../use-listing.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';

interface RotationCalloutProps {
  readonly id: string;
  readonly record: KeyWithoutSecret;
  readonly version: number;
  /** Opens the rotation of this old key. */
  readonly onRotate: (old: string) => void;
}

/**
 * Where a key stands in a rotation, as the old one or as the new one, and the way back to it; for any other key that
 * can be replaced, the way in. All of it is read from the records.
 */
export function RotationCallout({ id, record, version, onRotate }: RotationCalloutProps) {
  const { texts } = useServices();
  const keys = useKeys(version).value?.keys;
  const waiting = useListing('waiting.list', {}, version).value;
  const errand = useListing('guide.errand', {}, version).value;
  if (!keys || !waiting || !errand) return null;
  const goOn = (old: string, step: RotationStep) => (
    <>
      <span>{texts('rotate_next', [texts(`rotate_step_${step}`)])}</span>
      <Button size="small" onPress={() => onRotate(old)}>
        {texts('rotate_go_on')}
      </Button>
    </>
  );
  const old = keys.find((key) => key.id === record.care.replaces);
  if (old) {
    const { next } = rotationOf({ old, successor: record, waiting: false, gone: false });
    if (next === null) return null;
    return (
      <Callout icon="refresh" title={texts('rotate_new_title', [old.label])}>
        {goOn(old.id, next)}
      </Callout>
    );
  }
  const successor = successorOf(id, keys);
  const begun = successor !== null || waiting.some((key) => key.replaces === id);
  const gone = errand.deleting?.id === id && errand.deleting.gone;
  const { next } = rotationOf({ old: record, successor, waiting: begun, gone });
  if (begun && next !== null) {
    return (
      <Callout
        icon="refresh"
        title={successor ? texts('rotate_old_title', [successor.label]) : texts('rotate_waiting')}
      >
        {goOn(id, next)}
      </Callout>
    );
  }
  if (successor) {
    return <Callout icon="check-circle" title={texts('rotate_finished', [successor.label])} />;
  }
  if (record.environment === 'testnet') return null;
  return (
    <Button icon="refresh" onPress={() => onRotate(id)}>
      {texts(errand.replacing === id ? 'rotate_go_on_making' : 'rotate_button')}
    </Button>
  );
}
