import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PracticeKey } from '../site/practice-options.ts';
import { badAnswers, type BadAnswer } from './bad-answers.ts';
import { verifies } from './verify.ts';

/** Hosts of Binance's API, by what is behind them: written apart from the product's own list. */
const hosts: Readonly<Record<string, 'live' | 'demo' | 'testnet'>> = {
  'api.binance.com': 'live',
  'demo-api.binance.com': 'demo',
  'testnet.binance.vision': 'testnet',
};

/** The flags of `apiRestrictions`, as developers.binance.com shows them (read 2026-11-22). */
const flags = [
  'enableReading',
  'enableWithdrawals',
  'enableInternalTransfer',
  'enableMargin',
  'enableFutures',
  'permitsUniversalTransfer',
  'enableVanillaOptions',
  'enableFixApiTrade',
  'enableFixReadOnly',
  'enableSpotAndMarginTrading',
  'enablePortfolioMarginTrading',
];

/** A key of the practice account, and where it lives; without an environment it is live. */
export type ServerKey = PracticeKey & { readonly environment?: 'live' | 'demo' | 'testnet' };

/** How the server behaves; all of it may change between two requests. */
export interface ServerState {
  keys: readonly ServerKey[];
  /** The address that a request seems to come from. */
  caller: string;
  /** What the server's clock is ahead of the machine's, milliseconds. */
  clockAheadMs: number;
  /** Members laid over the answer about permissions: unknown flags, an end. */
  extra: Readonly<Record<string, unknown>>;
  /** A bad answer in place of the right one, by path; `*` for every path. */
  script: Readonly<Record<string, BadAnswer>>;
}

/** A request as the server saw it. */
export interface Heard {
  readonly host: string;
  readonly path: string;
  /** Header names in lower case. */
  readonly headers: readonly string[];
  readonly at: number;
}

/** Binance's API as far as a check asks it: verifies every signature by itself, and refuses what Binance refuses. */
export class BinanceServer {
  readonly state: ServerState = { keys: [], caller: '203.0.113.50', clockAheadMs: 0, extra: {}, script: {} };
  /** Keys of the practice site's account, besides those of the state. */
  accountKeys: readonly ServerKey[] = [];
  /** Every request, oldest first; values of headers and queries are left out. */
  readonly heard: Heard[] = [];

  /** Whether a host is one of the API's. */
  isApi(host: string): boolean {
    return Object.hasOwn(hosts, host);
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const [path = '', query = ''] = (request.url ?? '').split('?');
    this.heard.push({ host, path, headers: Object.keys(request.headers), at: Date.now() });
    const bad = this.state.script[path] ?? this.state.script['*'];
    if (bad !== undefined) {
      badAnswers[bad](response);
      return;
    }
    const [status, body] = this.#reply(hosts[host], path, query, request);
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(body));
  }

  #reply(
    environment: string | undefined,
    path: string,
    query: string,
    request: IncomingMessage,
  ): readonly [number, unknown] {
    const now = Date.now() + this.state.clockAheadMs;
    if (request.method !== 'GET') return [405, { code: -1, msg: 'Only GET.' }];
    if (path === '/api/v3/time') return [200, { serverTime: now }];
    const asksPermissions = path === '/sapi/v1/account/apiRestrictions' && environment === 'live';
    if (!asksPermissions && path !== '/api/v3/account') return [404, { code: -1, msg: 'Not here.' }];

    const apiKey = request.headers['x-mbx-apikey'];
    if (typeof apiKey !== 'string' || !/^[A-Za-z0-9]{64}$/.test(apiKey)) return refuse(-2014, 401);
    const key = [...this.state.keys, ...this.accountKeys].find(
      (each) => each.apiKey === apiKey && (each.environment ?? 'live') === environment,
    );
    if (!key) return refuse(-2008, 401);
    const refusal = refusalOf(key, query, now);
    if (refusal !== null) return refuse(refusal, 400);
    if (key.restricted && !key.ips.includes(this.state.caller)) return refuse(-2015, 401);
    if (!asksPermissions) {
      return [
        200,
        { canTrade: true, canWithdraw: true, canDeposit: true, permissions: ['SPOT'], balances: [] },
      ];
    }
    return [
      200,
      {
        ipRestrict: key.restricted,
        createTime: key.createdAt,
        ...Object.fromEntries(flags.map((flag) => [flag, key.permissions.includes(flag)])),
        ...this.state.extra,
      },
    ];
  }
}

/** Binance's code where the signed part is not in order: encoding, time, signature. */
function refusalOf(key: ServerKey, query: string, now: number): number | null {
  const [payload = '', signature = '', ...more] = query.split('&signature=');
  // Since 2026-01-15 what is signed must be encoded; a `+` would be read as a space by some.
  if (more.length > 0 || !/^[A-Za-z0-9._~%&=-]+$/.test(payload) || !/^[A-Za-z0-9%]+$/.test(signature))
    return -1022;
  const given = new URLSearchParams(payload);
  const timestamp = given.get('timestamp');
  const recvWindow = Number(given.get('recvWindow') ?? 5000);
  if (timestamp === null || !/^\d{13}$/.test(timestamp)) return -1102;
  if (!(recvWindow > 0 && recvWindow <= 60_000)) return -1131;
  const late = now - Number(timestamp);
  if (late <= -1000 || late > recvWindow) return -1021;
  return verifies(key, payload, decodeURIComponent(signature)) ? null : -1022;
}

const messages: Readonly<Record<number, string>> = {
  [-1021]: 'Timestamp for this request is outside of the recvWindow.',
  [-1022]: 'Signature for this request is not valid.',
  [-1102]: 'Mandatory parameter was not sent, was empty/null, or malformed.',
  [-1131]: 'recvWindow must be less than 60000',
  [-2008]: 'Invalid Api-Key ID.',
  [-2014]: 'API-key format invalid.',
  [-2015]: 'Invalid API-key, IP, or permissions for action.',
};

function refuse(code: number, status: number): readonly [number, unknown] {
  return [status, { code, msg: messages[code] ?? '' }];
}
