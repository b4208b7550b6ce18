import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomInt } from 'node:crypto';
import { BinanceServer } from '../binance-server/binance-server.ts';
import { askAccount, listedKey, type AccountRequest } from './account.ts';
import { bundleApp } from './app-bundle.ts';
import { makeCertificate } from './certificate.ts';
import { parseJournal, type JournalEntry } from './journal.ts';
import { optionsHtml, optionsFromForm } from './options-page.ts';
import { pageHtml } from './page-html.ts';
import { defaultOptions, type PageSetup, type PracticeOptions } from './practice-options.ts';

/** The practice site, running. */
export interface Site {
  /** TCP port on 127.0.0.1. */
  readonly port: number;
  /** Changes options; pages show it at their next load. */
  configure(partial: Partial<PracticeOptions>): void;
  /** The account and the options as they stand, secrets included. */
  read(): PracticeOptions;
  /** Everything that pages reported, oldest first. */
  journal(): JournalEntry[];
  clearJournal(): void;
  /** Host and path of every request, oldest first, those for a socket too. */
  asked(): readonly string[];
  /** Binance's API over the same account. */
  readonly api: BinanceServer;
  /** Other views on the same account; pages show them at their next load. */
  wear(app: { readonly script: string; readonly style: string }): void;
  close(): Promise<void>;
}

const strictPolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(body);
}

function setupFor(options: PracticeOptions): PageSetup {
  const { keys, seed, ...rest } = options;
  return { options: rest, keys: keys.map(listedKey), seed: seed ?? randomInt(2 ** 31) };
}

/** Starts the practice site on 127.0.0.1 for every host of binance.com; port 0 takes any free one. */
export async function startSite(settings: { port?: number } = {}): Promise<Site> {
  const [app, certificate] = await Promise.all([bundleApp(), makeCertificate()]);
  let { script, style } = app;
  let options = defaultOptions;
  let entries: JournalEntry[] = [];
  const asked: string[] = [];
  const api = new BinanceServer();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const url = new URL(request.url ?? '/', `https://${host || 'localhost'}`);
    asked.push(`${host}${url.pathname}`);
    const posted = request.method === 'POST' ? await readBody(request) : '';
    if (url.pathname === '/__journal') {
      entries.push(...parseJournal(posted));
      send(response, 200, 'application/json', '{}');
    } else if (url.pathname === '/__account') {
      const { change, body } = askAccount(options, JSON.parse(posted) as AccountRequest);
      options = { ...options, ...change };
      send(response, 200, 'application/json', JSON.stringify(body));
    } else if (url.pathname === '/__practice') {
      if (request.method === 'POST')
        options = { ...options, ...optionsFromForm(new URLSearchParams(posted), options) };
      send(response, 200, 'text/html', optionsHtml(options));
    } else if (api.isApi(host)) {
      // Keys that the page made are live ones; tests add others.
      api.accountKeys = options.keys;
      api.answer(request, response);
    } else if (url.pathname === '/static/app.js') send(response, 200, 'text/javascript', script);
    else if (url.pathname === '/static/site.css') send(response, 200, 'text/css', style);
    else if (url.pathname === '/favicon.ico') send(response, 404, 'text/plain', '');
    else {
      const basename = /^\/[a-z]{2}(?:-[A-Za-z]{2,4})?(?=\/|$)/.exec(url.pathname)?.[0] ?? '';
      if (options.csp === 'strict') response.setHeader('content-security-policy', strictPolicy);
      send(response, 200, 'text/html', pageHtml(setupFor(options), basename));
    }
  }

  const server = createServer(certificate, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 500, 'text/plain', String(error));
    });
  });
  // Nothing speaks over sockets here; that somebody wanted to is noted.
  server.on('upgrade', ({ headers, url }, socket) => {
    asked.push(`${headers.host ?? ''}${url ?? ''}`);
    socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port ?? 0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    configure: (partial) => void (options = { ...options, ...partial }),
    read: () => structuredClone(options),
    journal: () => [...entries],
    asked: () => [...asked],
    clearJournal: () => void (entries = []),
    api,
    wear: (other) => void ({ script, style } = other),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
