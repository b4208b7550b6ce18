import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../e2e/harness/browser.types.ts';
import { bundle } from '../bundle.ts';
import { launchPlain } from '../plain-browser.ts';
import type {} from './contender.types.ts';

/** What is compared. */
export const contenders = ['keystep', 'browser-passworder', 'age-encryption', 'idb, not encrypted'] as const;
export type ContenderName = (typeof contenders)[number];

const files: Readonly<Record<ContenderName, string>> = {
  keystep: 'vault/contenders/keystep.ts',
  'browser-passworder': 'vault/contenders/passworder.ts',
  'age-encryption': 'vault/contenders/age.ts',
  'idb, not encrypted': 'vault/contenders/plain.ts',
};

/** A browser, and a server whose every host name is a place of its own. */
export interface VaultStand {
  readonly name: BrowserName;
  /** A tab with the contender, on an origin that nobody used before. */
  open(name: ContenderName, keys: number): Promise<Page>;
  close(): Promise<void>;
}

/** Starts it. */
export async function startVaultStand(name: BrowserName): Promise<VaultStand> {
  const scripts = new Map<string, string>();
  for (const [at, each] of contenders.entries()) scripts.set(`c${at}`, (await bundle(files[each])).script);
  const server = createServer((request, response) => {
    const isScript = request.url === '/script.js';
    const host = request.headers.host?.split('-')[0] ?? '';
    response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`);
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end(
      isScript ? scripts.get(host) : '<!doctype html><title>Vault</title><script src="/script.js"></script>',
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const browser = await launchPlain(name, 'screen');
  return {
    name,
    async open(contender, keys) {
      const page = await browser.newPage();
      // A name below localhost leads to this machine, and is a secure context, in both browsers.
      await page.goto(`http://c${contenders.indexOf(contender)}-${keys}.localhost:${port}/`);
      return page;
    },
    async close() {
      await browser.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}
