import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftFields, DraftForm } from '../messages/protocol.ts';
import { useServices } from './context.ts';
import { newOpId } from '../messages/op-id.ts';

/** `open` is `yes` while the form is on screen, so that the popup opens on it again. */
const openField = 'open';

/** Other words are another operation: under the old id a save would be taken for a repeat, and be lost. */
const opField = 'opId';

/** A form's fields, written as a draft on each input and read back when the form appears. */
export interface Draft<Field extends string> {
  readonly fields: Readonly<Record<Field, string>>;
  readonly change: (patch: Partial<Record<Field, string>>) => void;
  /** Saved or discarded: nothing stays. */
  readonly clear: () => Promise<void>;
  /** Left with what was typed kept, but the popup opens elsewhere next time. */
  readonly putAway: () => void;
}

/**
 * Null until the draft was read. `fits` says whether a stored draft belongs to what is being edited.
 * Every input is sent at once: the popup may close before any later moment.
 */
export function useDraft<Field extends string>(
  form: DraftForm,
  initial: Readonly<Record<Field, string>>,
  fits: (saved: DraftFields) => boolean = () => true,
): Draft<Field> | null {
  const { send } = useServices();
  const [fields, setFields] = useState<Readonly<Record<Field, string>> | null>(null);
  const latest = useRef(initial);
  const typed = useRef(false);
  // Writes on their way: clearing waits for them, or one that arrives late would bring the draft back.
  const writes = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    let current = true;
    const start = (saved: DraftFields | null) => {
      if (!current) return;
      typed.current = saved !== null && fits(saved);
      latest.current = typed.current ? { ...initial, ...saved } : initial;
      setFields(latest.current);
    };
    // An unreadable draft is no reason to withhold the form.
    send('draft.read', { form }).then(start, () => start(null));
    return () => {
      current = false;
    };
    // The form's identity is its component's key.
  }, []);

  const write = (open: boolean) => {
    const draft = { ...latest.current, [openField]: open ? 'yes' : 'no' };
    // A draft that could not be written costs comfort; the form itself still holds what was typed.
    writes.current = Promise.allSettled([writes.current, send('draft.write', { form, fields: draft })]);
  };

  if (!fields) return null;
  return {
    fields,
    change: (patch) => {
      const operation = opField in initial ? { [opField]: newOpId() } : {};
      latest.current = { ...latest.current, ...operation, ...patch };
      typed.current = true;
      setFields(latest.current);
      write(true);
    },
    clear: async () => {
      typed.current = false;
      await writes.current;
      await send('draft.clear', { form }).catch(() => undefined);
    },
    putAway: () => {
      if (typed.current) write(false);
    },
  };
}

/** True for a draft whose form was on screen when the popup closed. */
export function wasOpen(saved: DraftFields | null): saved is DraftFields {
  return saved?.[openField] === 'yes';
}
