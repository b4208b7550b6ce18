import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ErrorCode } from '../errors.ts';
import { listKeys, type WholeList } from '../messages/list-keys.ts';
import type { MessageName, RequestOf, ValueOf } from '../messages/protocol.ts';
import { useServices } from './context.ts';
import { codeOf } from './failure.ts';

/** What was answered last; null until the first answer. */
interface Answer<Value> {
  readonly value: Value | null;
  readonly failed: ErrorCode | null;
}

/** What a message answered with last, read again whenever `version` grows. Keys come in slices: see `useKeys`. */
export function useListing<Name extends Exclude<MessageName, 'key.list'>>(
  name: Name,
  request: RequestOf<Name>,
  version: number,
): Answer<ValueOf<Name>> {
  const { send } = useServices();
  return useAnswer(() => send(name, request), version);
}

/**
 * All keys of the vault, without their secrets, read again whenever `version` grows. `ready`: what the first reading
 * waits for.
 */
export function useKeys(version: number, ready?: () => Promise<void>): Answer<WholeList> {
  const { send } = useServices();
  const isFirst = useRef(true);
  return useAnswer(async () => {
    if (isFirst.current) await ready?.();
    isFirst.current = false;
    return listKeys(send);
  }, version);
}

function useAnswer<Value>(read: () => Promise<Value>, version: number): Answer<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  // Before anything is drawn: each frame that is waited for is felt.
  useLayoutEffect(() => {
    let current = true;
    read().then(
      (answer) => {
        if (!current) return;
        setValue(() => answer);
        setFailed(null);
      },
      (cause: unknown) => {
        if (current) setFailed(codeOf(cause));
      },
    );
    return () => {
      current = false;
    };
    // What is read is written where it is used, and is another function each time.
  }, [version]);
  return { value, failed };
}
