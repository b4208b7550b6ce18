import { KeystepError } from '../errors.ts';
import { idBytes, parseOperationRow } from './rows.ts';
import type { OperationKind, OperationRow } from './rows.ts';
import { commitSealed } from './sealed-commit.ts';
import type { Note } from './sealed-commit.ts';
import { commitsId, commitsOf } from './store.ts';
import type { Change } from './store.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';

/** How many operations are remembered: far more than one person repeats. The oldest go `slack` at a time. */
const remembered = 256;
const slack = 64;

/** The row that an operation made or changed. */
export interface Outcome {
  readonly target: string;
  readonly revision: number;
}

/** What an operation would write, and the lines of the diary that go with it. */
export interface Planned extends Outcome {
  readonly change: Change;
  readonly notes?: readonly Note[];
}

/**
 * Does an operation of the open vault once: a request repeated under the same id gets the outcome of the first and
 * changes nothing. `plan` does all the crypto, and its change is committed with the operation's id and the manifest.
 * Throws `bad-message` for an id of another form or one that was used for something else, `vault-locked`.
 */
export async function once(
  context: VaultContext,
  opId: string,
  kind: OperationKind,
  plan: (vault: OpenVault) => Promise<Planned>,
): Promise<Outcome> {
  return onceUnder(
    context,
    opId,
    kind,
    () => context.act(),
    plan,
    (vault, { change, notes }) => commitSealed(context, vault, change, notes),
  );
}

/** As `once`, for what may be done while the vault is locked: `commit` says how. */
export async function onceUnder<Access>(
  context: VaultContext,
  opId: string,
  kind: OperationKind,
  allow: () => Promise<Access>,
  plan: (access: Access) => Promise<Planned>,
  commit: (access: Access, planned: Planned) => Promise<void>,
): Promise<Outcome> {
  if (idBytes(opId) === null)
    throw new KeystepError('bad-message', 'expected an operation id of 32 hex digits');
  return context.exclusive(async () => {
    const access = await allow();
    const { store } = context.ports;
    const [known, counter, oldest] = await Promise.all([
      store.get('operations', opId),
      store.get('header', commitsId),
      outgoing(context),
    ]);
    const before = parseOperationRow(known);
    if (before !== null) {
      if (before.kind !== kind)
        throw new KeystepError('bad-message', `operation ${opId} was a ${before.kind}`);
      await context.noteWritten();
      return { target: before.target, revision: before.revision };
    }
    const planned = await plan(access);
    const { target, revision, change } = planned;
    const row: OperationRow = { id: opId, seq: commitsOf(counter), kind, target, revision };
    await commit(access, {
      ...planned,
      change: {
        ...change,
        expect: [...(change.expect ?? []), { table: 'operations', id: opId, revision: null }],
        remove: [...(change.remove ?? []), ...oldest],
        put: [...(change.put ?? []), { table: 'operations', row }],
      },
    });
    return { target, revision };
  });
}

/** The oldest operations, when there are more than are remembered. */
async function outgoing(context: VaultContext): Promise<NonNullable<Change['remove']>> {
  const { store } = context.ports;
  if ((await store.count('operations')) < remembered + slack) return [];
  return (await store.all('operations'))
    .map(parseOperationRow)
    .filter((row) => row !== null)
    .sort((a, b) => a.seq - b.seq)
    .slice(0, -remembered)
    .map(({ id }) => ({ table: 'operations', id }));
}
