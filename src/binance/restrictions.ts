import { KeystepError } from '../errors.ts';
import { isFlagName, maxFlags, type CheckNote } from '../keys/check-note.ts';

/** What Binance says of a key. */
export type KeyFacts = Pick<CheckNote, 'on' | 'ipRestricted' | 'expiresAt'>;

const latest = Date.UTC(2200, 0);

/**
 * Reads the answer of `GET /sapi/v1/account/apiRestrictions` (developers.binance.com, wallet, api-key-permission,
 * read 2026-11-22). Every `enable...` and `permits...` counts, known or not. What it cannot read is no answer: a
 * permission that is taken for off and is on would be worse than none.
 * @throws KeystepError `check-odd-answer`
 */
export function readRestrictions(body: unknown): KeyFacts {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw odd('no object');
  const flags = Object.entries(body).filter(([name]) => /^(?:enable|permits)/u.test(name));
  if (flags.length === 0 || flags.length > maxFlags) throw odd(`${flags.length} permissions`);
  if (!flags.every(([name, value]) => isFlagName(name) && typeof value === 'boolean')) {
    throw odd('a permission that is neither true nor false, or has an odd name');
  }
  const { ipRestrict, tradingAuthorityExpirationTime: ends } = body as Record<string, unknown>;
  if (ipRestrict !== undefined && typeof ipRestrict !== 'boolean') throw odd('ipRestrict is of another kind');
  return {
    on: flags.filter(([, value]) => value).map(([name]) => name),
    ipRestricted: ipRestrict ?? null,
    expiresAt: readEnd(ends),
  };
}

/** In the swagger of 2024-10 (@64b327c) and not in today's example: optional, and 0 is no date. */
function readEnd(value: unknown): number | null {
  if (value === undefined || value === null || value === 0) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > latest) {
    throw odd('the end of trading is no time');
  }
  return value;
}

/** Whether an answer of `GET /api/v3/account` is one: an account has a list of balances. */
export function isAccount(body: unknown): boolean {
  return Array.isArray((Object(body) as { balances?: unknown }).balances);
}

function odd(what: string): KeystepError {
  return new KeystepError('check-odd-answer', `expected the permissions of a key, got ${what}`);
}
