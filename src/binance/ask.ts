import { KeystepError } from '../errors.ts';
import { readBody } from './read-body.ts';
import { readRetryAfter } from './retry-after.ts';

/** What a client needs of its surroundings. */
export interface Connection {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long one question may take, milliseconds. */
  readonly timeLimitMs: number;
}

/** An answer of Binance: a JSON value, or its own refusal by code. */
export type Answer =
  | { readonly body: unknown }
  | {
      /** Binance's error code, negative as a rule; the HTTP status where it gave none. */
      readonly refusal: number;
      readonly status: number;
      /** When to ask again at the earliest, milliseconds since 1970; null where Binance set no time. */
      readonly retryAt: number | null;
    };

/** Largest answer that is read. A testnet account with hundreds of assets takes some 60 kB. */
export const maxAnswerBytes = 512 * 1024;

/**
 * Asks one question once: no cookies, no referrer, no cache, no redirect, a time limit. Never tries again by itself.
 * `redirect` is `manual`, not `error`: nothing is followed either way, but only so can a redirect be told from a
 * network that is down.
 * @throws KeystepError with a code of its own for each way in which this is no answer of Binance.
 */
export async function ask(
  { fetch, now, timeLimitMs }: Connection,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeLimitMs);
  const response = await fetch(url, {
    headers,
    signal,
    credentials: 'omit',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw failure(signal, cause, 'check-unreachable');
  });
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw new KeystepError('check-redirected', 'the answer leads to another address');
  }
  if (response.url !== '' && response.url !== url) {
    throw new KeystepError(
      'check-wrong-host',
      'the answer is of another address than the one that was asked',
    );
  }
  const bytes = await readBody(response, maxAnswerBytes).catch((cause: unknown) => {
    throw failure(signal, cause, 'check-cut-off');
  });
  const { status } = response;
  if (response.ok) return { body: parseJson(response, bytes) };
  return { refusal: codeIn(response, bytes) ?? status, status, retryAt: readRetryAfter(response, now()) };
}

/** A KeystepError stays what it is; the time limit is told from everything else. The address never goes along. */
function failure(
  signal: AbortSignal,
  cause: unknown,
  code: 'check-unreachable' | 'check-cut-off',
): KeystepError {
  if (cause instanceof KeystepError) return cause;
  if (signal.aborted) return new KeystepError('check-timeout', 'no answer within the time limit');
  return new KeystepError(code, 'the connection failed');
}

function parseJson(response: Response, bytes: Uint8Array): unknown {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/json\b/iu.test(type)) {
    throw new KeystepError('check-not-json', `expected JSON, got ${type.slice(0, 40) || 'no content type'}`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new KeystepError('check-cut-off', 'the JSON has no end');
  }
}

/** `{"code":-2015,"msg":"..."}`; null for what is anything else, such as the firewall's page. */
function codeIn(response: Response, bytes: Uint8Array): number | null {
  try {
    const body = parseJson(response, bytes);
    if (typeof body !== 'object' || body === null || !('code' in body)) return null;
    const { code } = body;
    return typeof code === 'number' && Number.isSafeInteger(code) && code !== 0 ? code : null;
  } catch {
    return null;
  }
}
