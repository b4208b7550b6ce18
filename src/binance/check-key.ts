import { KeystepError } from '../errors.ts';
import type { CheckNote } from '../keys/check-note.ts';
import type { KeyFields } from '../keys/key-record.ts';
import { ask, type Answer, type Connection } from './ask.ts';
import { readClock, type Clock } from './clock.ts';
import { apis, paths } from './endpoints.ts';
import { isAboutKey } from './refusals.ts';
import { isAccount, readRestrictions } from './restrictions.ts';
import { importSigningKey, signedQuery, type SigningKey } from './signing.ts';

/** Where it is remembered that a host wants to be left alone, and until when (milliseconds since 1970). */
export interface WaitMemory {
  readonly read: (host: string) => Promise<number | null>;
  readonly write: (host: string, until: number) => Promise<void>;
}

/** What came of a check. */
export type CheckResult =
  | {
      /** Binance answered about the key: worth noting. */
      readonly status: 'checked';
      readonly note: CheckNote;
      /** Milliseconds by which this machine's clock is ahead of Binance's; negative when behind. */
      readonly clockAheadMs: number;
    }
  /** Binance asked to be left alone until then. Nothing was sent if that was known before. */
  | { readonly status: 'wait'; readonly until: number }
  /** Binance refused for a reason that says nothing about the key: its code, or the HTTP status. */
  | { readonly status: 'not-checked'; readonly refusal: number };

type Refusal = Extract<Answer, { refusal: number }>;

/** How late a signed request may come, milliseconds: both questions together have that long. */
const recvWindow = 10_000;

/**
 * Asks Binance what a key may do: the clock first, then one signed question, and a second one only where the first is
 * not known there. Nothing is tried again.
 * @throws KeystepError as `importSigningKey`, `ask` and `readRestrictions`; `check-bad-api-key`
 */
export async function checkKey(
  {
    apiKey,
    secretKey,
    keyType,
    environment,
  }: Pick<KeyFields, 'apiKey' | 'secretKey' | 'keyType' | 'environment'>,
  connection: Connection,
  waits: WaitMemory,
): Promise<CheckResult> {
  const { host, reportsPermissions } = apis[environment];
  const until = await waits.read(host);
  if (until !== null && connection.now() < until) return { status: 'wait', until };
  if (!/^[\x21-\x7e]{1,256}$/u.test(apiKey)) {
    throw new KeystepError('check-bad-api-key', 'the API key has characters that no header takes');
  }
  const key = await importSigningKey(keyType, secretKey);

  const refused = async (refusal: Refusal, clock: Clock | null): Promise<CheckResult> => {
    const { refusal: code, retryAt } = refusal;
    if (retryAt !== null) {
      await waits.write(host, retryAt);
      return { status: 'wait', until: retryAt };
    }
    if (clock === null || !isAboutKey(code)) return { status: 'not-checked', refusal: code };
    return checked({ outcome: 'refused', refusal: code }, clock);
  };
  const checked = (note: Partial<CheckNote> & Pick<CheckNote, 'outcome'>, clock: Clock): CheckResult => ({
    status: 'checked',
    note: { at: connection.now(), on: [], ipRestricted: null, expiresAt: null, refusal: null, ...note },
    clockAheadMs: clock.aheadMs,
  });

  const clock = await readClock(connection, host);
  if ('refusal' in clock) return refused(clock, null);
  const signed = (path: string) => askSigned(connection, { host, path, apiKey, key, clock });
  if (reportsPermissions !== 'no') {
    const answer = await signed(paths.restrictions);
    if ('body' in answer) return checked({ outcome: 'answered', ...readRestrictions(answer.body) }, clock);
    if (reportsPermissions === 'yes' || answer.status !== 404) return refused(answer, clock);
  }
  const account = await signed(paths.account);
  if ('refusal' in account) return refused(account, clock);
  if (!isAccount(account.body)) throw new KeystepError('check-odd-answer', 'expected an account');
  return checked({ outcome: 'works' }, clock);
}

interface SignedQuestion {
  readonly host: string;
  readonly path: string;
  readonly apiKey: string;
  readonly key: SigningKey;
  readonly clock: Clock;
}

async function askSigned(
  connection: Connection,
  { host, path, apiKey, key, clock }: SignedQuestion,
): Promise<Answer> {
  const query = await signedQuery(key, [
    ...(path === paths.account ? ([['omitZeroBalances', 'true']] as const) : []),
    ['recvWindow', recvWindow],
    ['timestamp', clock.timestamp()],
  ]);
  return ask(connection, `https://${host}${path}?${query}`, { 'X-MBX-APIKEY': apiKey });
}
