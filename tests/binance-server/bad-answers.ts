import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

const json = { 'content-type': 'application/json;charset=UTF-8' };
const html = { 'content-type': 'text/html' };
const error = (code: number, msg: string) => JSON.stringify({ code, msg });

/** Answers that Binance, or something on the way to it, might give in place of the right one. */
export const badAnswers = {
  'html-page': (response) =>
    response.writeHead(200, html).end('<!doctype html><title>Sign in to the Wi-Fi</title>'),
  'html-called-json': (response) => response.writeHead(200, json).end('<!doctype html><title>Sorry</title>'),
  'half-json': (response) => response.writeHead(200, json).end('{"ipRestrict":true,"enableRea'),
  'cut-off': (response) => {
    response.writeHead(200, { ...json, 'content-length': '4000' });
    response.write('{"ipRestrict":true,');
    setImmediate(() => response.destroy());
  },
  hang: () => undefined,
  'hang-in-the-middle': (response) => {
    response.writeHead(200, json).write('{"ipRestrict":true,');
  },
  redirect: (response) => response.writeHead(302, { location: 'https://www.binance.com/__elsewhere' }).end(),
  'redirect-same-host': (response) => response.writeHead(307, { location: '/api/v3/ping' }).end(),
  'too-large': (response) => {
    response.writeHead(200, json);
    response.end(`{"enableReading":true,"filler":"${'x'.repeat(600 * 1024)}"}`);
  },
  'no-object': (response) => response.writeHead(200, json).end('[true]'),
  'no-flags': (response) => response.writeHead(200, json).end('{"ipRestrict":true}'),
  'flag-as-text': (response) =>
    response.writeHead(200, json).end('{"enableReading":true,"enableWithdrawals":"false"}'),
  'too-many-flags': (response) =>
    response
      .writeHead(200, json)
      .end(
        JSON.stringify(Object.fromEntries(Array.from({ length: 500 }, (_, each) => [`enable${each}`, true]))),
      ),
  'huge-number': (response) =>
    response
      .writeHead(200, json)
      .end(
        '{"enableReading":true,"serverTime":1e300,"tradingAuthorityExpirationTime":1e300,"balances":1e300}',
      ),
  'packed-bomb': (response) =>
    response
      .writeHead(200, { ...json, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))),
  'deep-json': (response) =>
    response.writeHead(200, json).end(`{"enableReading":${'['.repeat(90_000)}${']'.repeat(90_000)}}`),
  'prototype-flags': (response) =>
    response
      .writeHead(200, json)
      .end('{"enableReading":true,"enable__proto__":{"x":1},"__proto__":{"permitsAll":true}}'),
  'not-utf8': (response) => response.writeHead(200, json).end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
  'rate-limit': (response) =>
    response.writeHead(429, { ...json, 'retry-after': '30' }).end(error(-1003, 'Too many requests queued.')),
  'rate-limit-silent': (response) => response.writeHead(429, html).end('slow down'),
  banned: (response) =>
    response
      .writeHead(418, { ...json, 'retry-after': '120' })
      .end(error(-1003, 'Way too much request weight used; IP banned until 1700000000000.')),
  firewall: (response) => response.writeHead(403, html).end('<html>Request blocked</html>'),
  location: (response) =>
    response.writeHead(451, json).end(error(0, 'Service unavailable from a restricted location.')),
  'server-error': (response) => response.writeHead(502, html).end('Bad gateway'),
  busy: (response) => response.writeHead(503, json).end(error(-1008, 'Server is currently overloaded.')),
  'clock-refused': (response) =>
    response
      .writeHead(400, json)
      .end(error(-1021, 'Timestamp for this request is outside of the recvWindow.')),
} as const satisfies Readonly<Record<string, (response: ServerResponse) => unknown>>;

export type BadAnswer = keyof typeof badAnswers;
