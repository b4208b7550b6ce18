import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { poll } from '../e2e/harness/poll.ts';
import type { Stage } from './attack.types.ts';

/** What another extension that may read binance.com found out, on a page that it was called on. */
export interface Spoils {
  /** Answers that Keystep gave to its messages and ports. */
  readonly answers: readonly string[];
  /** Text and fields in Keystep's closed root, which browsers open for extensions. */
  readonly inside: string;
  /** Whether Keystep's files and pages loaded for it. */
  readonly loaded: readonly string[];
}

/** Runs as the content script of the other extension. */
function spy(target: string, origin: string): void {
  interface Runtime {
    sendMessage(id: string, message: unknown): Promise<unknown>;
    connect(id: string, info: object): { onDisconnect: { addListener(done: () => void): void } };
  }
  interface Api {
    readonly runtime: Runtime;
    readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  }
  const api =
    (globalThis as unknown as { browser?: Api; chrome: Api }).browser ??
    (globalThis as unknown as { chrome: Api }).chrome;
  const { runtime, dom } = api;
  const work = async () => {
    const answers: string[] = [];
    const loaded: string[] = [];
    const messages = ['vault.state', 'key.list', 'vault.lock', 'vault.delete', 'capture.offer', 'guide.read'];
    for (const name of messages) {
      try {
        const reply = await runtime.sendMessage(target, { name, request: {} });
        if (reply !== undefined) answers.push(JSON.stringify(reply));
      } catch {
        // Nobody listens.
      }
    }
    const port = runtime.connect(target, { name: 'popup' });
    await new Promise<void>((done) => port.onDisconnect.addListener(done));
    for (const path of ['manifest.json', 'extension/popup/index.html', 'icons/idle-16.png']) {
      await fetch(`${origin}/${path}`).then(
        () => loaded.push(path),
        () => undefined,
      );
    }
    const host = document.querySelector('html > div[popover]')!;
    const root =
      dom?.openOrClosedShadowRoot(host) ??
      (host as unknown as { openOrClosedShadowRoot: ShadowRoot | null }).openOrClosedShadowRoot;
    for (const button of root?.querySelectorAll<HTMLElement>('[data-action]') ?? []) {
      if (button.getAttribute('data-action') === 'dismiss') continue;
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 1 }));
      button.click();
    }
    const spoils = { answers, inside: root?.textContent ?? '', loaded };
    document.documentElement.setAttribute('data-spoils', JSON.stringify(spoils));
  };
  addEventListener('spy-now', () => void work());
  document.documentElement.setAttribute('data-spy', 'ready');
}

/** Installs the other extension, lets it do all it can on a page, and takes it away again. */
export async function withOtherExtension(
  stage: Stage,
  open: () => Promise<Page>,
  look: (spoils: Spoils) => Promise<void>,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'keystep-other-'));
  const { extensionOrigin, driver } = stage.browser;
  const target = stage.name === 'chromium' ? new URL(extensionOrigin).host : 'keystep@keystep.invalid';
  const matches = ['https://www.binance.com/*'];
  writeFileSync(
    join(dir, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Another extension',
      version: '1.0',
      content_scripts: [{ matches, js: ['spy.js'], run_at: 'document_idle' }],
      host_permissions: matches,
      browser_specific_settings: { gecko: { id: 'other@other.invalid' } },
    }),
  );
  writeFileSync(
    join(dir, 'spy.js'),
    `(${spy.toString()})(${JSON.stringify(target)}, ${JSON.stringify(extensionOrigin)})`,
  );
  const id = await driver.installExtension(dir);
  try {
    const page = await open();
    await poll('the other extension', () =>
      page.evaluate(() => document.documentElement.hasAttribute('data-spy')),
    );
    await page.evaluate(() => dispatchEvent(new Event('spy-now')));
    const spoils = await poll('its spoils', async () => {
      const text = await page.evaluate(() => document.documentElement.getAttribute('data-spoils'));
      return text === null ? undefined : (JSON.parse(text) as Spoils);
    });
    await look(spoils);
  } finally {
    await driver.uninstallExtension(id);
    rmSync(dir, { recursive: true });
  }
}
