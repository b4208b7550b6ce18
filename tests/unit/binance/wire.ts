import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Connection } from '../../../src/binance/ask.ts';
import type { WaitMemory } from '../../../src/binance/check-key.ts';
import { BinanceServer } from '../../binance-server/binance-server.ts';

/** The independent server on a loopback port, and what the client needs to reach it. */
export interface Wire {
  readonly server: BinanceServer;
  readonly connection: Connection;
  readonly close: () => Promise<void>;
}

/** Starts the server without TLS; the end-to-end tests have it with. Real sockets: they hang and break off. */
export async function startWire(timeLimitMs = 10_000): Promise<Wire> {
  const server = new BinanceServer();
  const http = createServer((incoming, response) => server.answer(incoming, response));
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const { port } = http.address() as AddressInfo;
  return {
    server,
    connection: { fetch: fetchFrom(port), now: () => Date.now(), timeLimitMs },
    close: () =>
      new Promise((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
  };
}

/** `fetch` without TLS and without names: every host is the server. Follows nothing, as the client asks for. */
function fetchFrom(port: number): typeof fetch {
  return (address, { headers, signal } = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(address as string);
      const sent = { ...(headers as Record<string, string>), host: url.host };
      const path = `${url.pathname}${url.search}`;
      const asked = request(
        { host: '127.0.0.1', port, path, headers: sent, signal: signal ?? undefined },
        (incoming) => {
          const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
          const known = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          resolve(new Response(body, { status: incoming.statusCode ?? 0, headers: known }));
        },
      );
      asked.on('error', reject);
      asked.end();
    });
}

/** Remembers waits as the background does, in memory. */
export function waitMemory(): WaitMemory & { readonly until: Map<string, number> } {
  const until = new Map<string, number>();
  return {
    until,
    read: (host) => Promise.resolve(until.get(host) ?? null),
    write: (host, time) => {
      until.set(host, time);
      return Promise.resolve();
    },
  };
}
