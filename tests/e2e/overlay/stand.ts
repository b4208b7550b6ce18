import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { findBrowsers } from '../../../scripts/browsers.ts';
import { pages, type PageName } from './pages.ts';

/** A browser and a server for plain pages that run the overlay as a script. */
export interface Stand {
  readonly browser: Browser;
  /** A tab on one of the fixture pages, with the overlay's script run and not yet started. */
  open(name: PageName, size?: { width: number; height: number }, hash?: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts one of the two browsers, without an extension. */
export async function startStand(name: 'chromium' | 'firefox'): Promise<Stand> {
  const [script, browser] = await Promise.all([bundle(), start(name)]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/overlay.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.end(script);
      return;
    }
    const page = (pages as Readonly<Record<string, string>>)[pathname.slice(1)];
    response.statusCode = page === undefined ? 404 : 200;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    browser,
    async open(page, size = { width: 1280, height: 800 }, hash = '') {
      const tab = await browser.newPage();
      await tab.setViewport(size);
      await tab.goto(`http://127.0.0.1:${port}/${page}${hash}`);
      await tab.bringToFront();
      return tab;
    },
    async close() {
      await browser.close();
      await stop(server);
    },
  };
}

function start(name: 'chromium' | 'firefox'): Promise<Browser> {
  const executablePath = findBrowsers()[name];
  if (executablePath === undefined) throw new Error(`No ${name} was found.`);
  if (name === 'firefox') {
    return launch({
      browser: 'firefox',
      executablePath,
      env: { ...process.env, HOME: tmpdir() },
    });
  }
  return launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The overlay and the tests' handle on it, as one plain script. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('page-entry.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'overlayOnPage' } },
    define: { 'process.env.NODE_ENV': '"production"' },
  })) as Rolldown.RolldownOutput[];
  const chunk = built[0]?.output[0];
  if (chunk === undefined) throw new Error('The overlay was not built.');
  return chunk.code;
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
