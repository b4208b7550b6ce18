import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSite } from './server.ts';

/** `npm run site [-- <port>]`: runs the practice site until Ctrl-C. */
export async function main(args: readonly string[]): Promise<void> {
  const site = await startSite({ port: Number(args[0] ?? 0) });
  const profile = mkdtempSync(join(tmpdir(), 'keystep-practice-'));
  const asRoot = process.getuid?.() === 0 ? '--no-sandbox ' : '';
  const rules = `MAP *.binance.com 127.0.0.1:${site.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`;
  console.log(`The practice site answers on 127.0.0.1:${site.port} for www, accounts, demo and api.binance.com.
It is a rehearsal: nothing reaches Binance. The verification code is 123456.
Open it in a browser of its own (chromium, google-chrome, brave, msedge):

  chromium ${asRoot}--host-resolver-rules="${rules}" --ignore-certificate-errors --no-first-run --user-data-dir="${profile}" https://www.binance.com/en

Options: https://www.binance.com/__practice. Stop with Ctrl-C.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await site.close();
  rmSync(profile, { recursive: true, force: true });
}
