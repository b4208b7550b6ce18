import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../errors.ts';
import type { MessageName, RequestOf, ValueOf } from '../messages/protocol.ts';
import { useServices } from './context.ts';
import { codeOf } from './failure.ts';

/** What a message answered with last, read again whenever `version` grows; null until the first answer. */
export function useListing<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
  version: number,
): { readonly value: ValueOf<Name> | null; readonly failed: ErrorCode | null } {
  const { send } = useServices();
  const [value, setValue] = useState<ValueOf<Name> | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let current = true;
    send(name, request).then(
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
    // A request is written where it is used, and is another object each time.
  }, [name, version]);
  return { value, failed };
}
