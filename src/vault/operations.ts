import { KeystepError } from '../errors.ts';
import { idBytes, parseOperationRow } from './rows.ts';
import type { OperationKind, OperationRow } from './rows.ts';
import type { Change } from './store.ts';
import type { VaultContext } from './vault-context.ts';

/** How many operations are remembered: far more than one person repeats. */
const remembered = 256;

/** The row that an operation made or changed. */
export interface Outcome {
  readonly target: string;
  readonly revision: number;
}

/**
 * Does an operation once: a request repeated under the same id gets the outcome of the first and changes nothing.
 * `allow` is asked every time, `plan` does all the crypto, and its change is committed with the operation's id.
 * Throws `bad-message` for an id of another form or one that was used for something else.
 */
export async function once<Access>(
  context: VaultContext,
  opId: string,
  kind: OperationKind,
  allow: () => Promise<Access>,
  plan: (access: Access) => Promise<Outcome & { readonly change: Change }>,
): Promise<Outcome> {
  if (idBytes(opId) === null)
    throw new KeystepError('bad-message', 'expected an operation id of 32 hex digits');
  return context.exclusive(async () => {
    const access = await allow();
    const rows = (await context.ports.store.all('operations'))
      .map(parseOperationRow)
      .filter((row) => row !== null)
      .sort((a, b) => a.seq - b.seq);
    const before = rows.find(({ id }) => id === opId);
    if (before !== undefined) {
      if (before.kind !== kind)
        throw new KeystepError('bad-message', `operation ${opId} was a ${before.kind}`);
      await context.noteWritten();
      return { target: before.target, revision: before.revision };
    }
    const { target, revision, change } = await plan(access);
    const row: OperationRow = { id: opId, seq: (rows.at(-1)?.seq ?? 0) + 1, kind, target, revision };
    const forgotten = rows.slice(0, Math.max(0, rows.length + 1 - remembered));
    await context.commit({
      ...change,
      expect: [...(change.expect ?? []), { table: 'operations', id: opId, revision: null }],
      remove: [
        ...(change.remove ?? []),
        ...forgotten.map(({ id }) => ({ table: 'operations', id }) as const),
      ],
      put: [...(change.put ?? []), { table: 'operations', row }],
    });
    return { target, revision };
  });
}
