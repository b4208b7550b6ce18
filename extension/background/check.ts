import type { Connection } from '../../src/binance/ask.ts';
import { checkKey, type CheckResult, type WaitMemory } from '../../src/binance/check-key.ts';
import { KeystepError } from '../../src/errors.ts';
import type { RequestOf } from '../../src/messages/protocol.ts';
import { mayAskApi } from '../platform/api-access.ts';
import { sessionStore } from '../platform/storage.ts';
import { inTurn } from './in-turn.ts';
import { readSettings } from './settings.ts';
import { vault } from './vault-service.ts';
import { announceVault } from './vault-state.ts';

/** In memory only, and no part of a key: which host wants to be left alone, and until when. */
const waitsKey = 'check.waits';

const connection: Connection = {
  fetch: (address, init) => fetch(address, init),
  now: () => Date.now(),
  timeLimitMs: 10_000,
};

async function readWaits(): Promise<Readonly<Record<string, number>>> {
  return ((await sessionStore.get(waitsKey)) as Readonly<Record<string, number>> | undefined) ?? {};
}

const waits: WaitMemory = {
  read: async (host) => (await readWaits())[host] ?? null,
  write: async (host, until) => sessionStore.set(waitsKey, { ...(await readWaits()), [host]: until }),
};

// One check at a time, whoever asks: limits count by address.
const next = inTurn();
const running = new Map<string, Promise<CheckResult>>();

/** Checks a stored key, by a click only; a second press while one runs gets the same answer. */
export function checkStoredKey(request: RequestOf<'key.check'>): Promise<CheckResult> {
  const { id } = request;
  const check = running.get(id) ?? next(() => checkNow(request));
  running.set(id, check);
  return check.finally(() => running.delete(id));
}

/** Checks a key that is no record yet, in its turn. */
export function checkFields(fields: Checked): Promise<CheckResult> {
  return next(() => ask(fields));
}

type Checked = Parameters<typeof checkKey>[0];

async function ask(fields: Checked): Promise<CheckResult> {
  if ((await readSettings()).offline) throw new KeystepError('check-offline', 'checks are switched off');
  if (!(await mayAskApi(fields.environment))) {
    throw new KeystepError('check-not-allowed', 'the permission for the API is not there');
  }
  return checkKey(fields, connection, waits);
}

async function checkNow({ id, opId }: RequestOf<'key.check'>): Promise<CheckResult> {
  const result = await ask((await vault.read(id)).record);
  if (result.status === 'checked') {
    // The answer does not wait for the disk. Every screen hears when it is noted, or that it could not be.
    void vault
      .noteCare({ opId, id, change: { check: result.note } })
      .catch(() => undefined)
      .then(announceVault);
  }
  return result;
}
