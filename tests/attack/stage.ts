import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { defaultOptions } from '../site/practice-options.ts';
import { startSite } from '../site/server.ts';
import type { BrowserName } from '../e2e/harness/browser.types.ts';
import { builtExtension, launchBrowser } from '../e2e/harness/launch.ts';
import { ask, reloadExtension } from '../e2e/harness/lifecycle.ts';
import { OverlayReader } from '../e2e/harness/overlay.ts';
import { poll } from '../e2e/harness/poll.ts';
import { replyTo } from '../e2e/harness/reply.ts';
import { withApiAllowed } from '../e2e/harness/with-api-allowed.ts';
import { planted, type Stage } from './attack.types.ts';
import { sceneApp } from './scenes.ts';

const apiPath = '/en/my/settings/api-management';
/** Hosts of the attacker's own. */
export const evilHosts = ['evil.example', 'www.binance.com.evil.example', 'xn--bnance-p9a.com'] as const;

export interface OpenStage extends Stage {
  /** Puts everything back between two attempts. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a browser with the built extension, a vault with one key, and an attacker's pages on Binance's hosts. */
export async function openStage(name: BrowserName): Promise<OpenStage> {
  const site = await startSite();
  site.wear(sceneApp);
  site.configure({ ...defaultOptions, signedIn: true });
  const extensionDir = name === 'chromium' ? withApiAllowed(builtExtension(name)) : builtExtension(name);
  const downloadDir = mkdtempSync(join(tmpdir(), 'keystep-downloads-'));
  const browser = await launchBrowser(name, {
    extensionDir,
    sitePort: site.port,
    alsoToSite: [...evilHosts, 'www.binance.com.'],
    downloadDir,
  });
  await poll('the first-run page', async () => (await browser.driver.pages()).length > 1);
  let own = await browser.openExtensionPage('options');

  const closeOthers = async () => {
    for (const tab of await browser.driver.pages()) if (tab !== own) await tab.close().catch(() => undefined);
  };

  const stage: OpenStage = {
    name,
    browser,
    site,
    own: () => own,
    ask: (message, request) => ask(own, message, request),
    send: (message) => sendRaw(own, message),
    open: async (scene, { host = 'www.binance.com', path = apiPath, query = {}, before, step } = {}) => {
      const page = await browser.driver.newPage();
      if (before) await page.evaluateOnNewDocument(before);
      await page.goto(`https://${host}${path}?${new URLSearchParams({ scene, ...query })}`, {
        waitUntil: 'domcontentloaded',
      });
      await page.bringToFront();
      const overlay = new OverlayReader(browser, page);
      const expected = step === undefined ? (scene === 'key' ? 'keep-key' : 'create-key') : step;
      if (expected !== null) await overlay.waitForStep(expected);
      return { page, overlay, pair: await page.evaluate(() => window.pair) };
    },
    taken: async () => {
      const { waiting, held } = await stage.ask('vault.state', {});
      if (waiting === 0 && held === 0) return [];
      const entries = await stage.ask('waiting.list', {});
      return [...entries.map(({ fields }) => fields.apiKey), ...Array<string>(held).fill('held')];
    },
    reload: async () => {
      // Firefox ends with its last tab, and Keystep's own go away.
      await browser.driver.newPage();
      await reloadExtension(browser);
      own = await browser.openExtensionPage('options');
    },
    reset: async () => {
      await closeOthers();
      site.api.state.script = {};
      if ((await stage.ask('vault.state', {})).status !== 'unlocked') {
        await stage.ask('vault.delete', {});
        await plant(stage);
      }
      for (const { dropId } of await stage.ask('waiting.list', {}))
        await stage.ask('waiting.discard', { dropId });
      await stage.ask('guide.start', { plan: null });
    },
    close: async () => {
      await browser.close();
      await site.close();
      rmSync(downloadDir, { recursive: true });
      if (name === 'chromium') rmSync(extensionDir, { recursive: true });
    },
  };
  await closeOthers();
  await plant(stage);
  return stage;
}

async function plant(stage: Stage): Promise<void> {
  const { passphrase, label, apiKey, secretKey } = planted;
  await stage.ask('vault.create', { passphrase });
  await addKey(stage, { label, apiKey, secretKey });
}

/** Puts a key into the vault, as a popup does; gives its id. */
export async function addKey(
  stage: Pick<Stage, 'ask'>,
  fields: { readonly label: string; readonly apiKey: string; readonly secretKey: string },
): Promise<string> {
  const { id } = await stage.ask('key.save', {
    opId: crypto.randomUUID().replaceAll('-', ''),
    id: null,
    revision: 0,
    fields: {
      ...{ publicKey: '', keyType: 'hmac', purpose: 'other', tool: '', environment: 'live', account: '' },
      ...{ permissions: [], addresses: [], rotateBy: null, note: '' },
      ...fields,
    },
  });
  return id;
}

/** The code of a refusal, or `ok`. `refused`: the browser itself sends no such thing. */
async function sendRaw(page: Page, message: unknown): Promise<string> {
  try {
    const reply = await replyTo(page, message);
    return reply?.ok === true ? 'ok' : (reply?.code ?? 'nothing');
  } catch {
    return 'refused';
  }
}
