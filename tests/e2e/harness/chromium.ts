import { type Browser, type CDPSession, type Page, type Target, TargetType, launch } from 'puppeteer-core';
import { resolve } from 'node:path';
import { findBrowsers } from '../../../scripts/browsers.ts';
import type { LaunchOptions, RemoteRoot, TestBrowser } from './browser.types.ts';
import { poll } from './poll.ts';
import { killTree } from './process-tree.ts';
import { extensionPath, makeProfileDir, removeProfileDir } from './profile-dir.ts';

/** Flags that keep a fresh Chromium from talking, asking and updating. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--no-default-browser-check',
  '--no-first-run',
];

/** Starts a Chromium-family browser with the extension loaded and binance.com mapped to the practice site. */
export async function launchChromium(options: LaunchOptions): Promise<TestBrowser> {
  const executablePath = options.executablePath ?? findBrowsers().chromium;
  if (executablePath === undefined) throw new Error('No Chromium-family browser was found.');
  const userDataDir = options.userDataDir ?? makeProfileDir();
  const { width, height } = options.windowSize ?? { width: 1280, height: 900 };
  const extensionDir = resolve(options.extensionDir);
  const driver = await launch({
    executablePath,
    userDataDir,
    pipe: true,
    headless: options.headless ?? true,
    enableExtensions: [extensionDir],
    defaultViewport: null,
    ...(options.downloadDir !== undefined && {
      downloadBehavior: { policy: 'allow' as const, downloadPath: options.downloadDir },
    }),
    // Orderly ends are `close` and `kill`; a half-closed browser would blur what the profile tests look at.
    handleSIGINT: false,
    args: [
      ...quiet,
      // A container's root has no user namespaces to build the sandbox from.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.colorScheme === 'dark' ? ['--force-dark-mode'] : []),
      ...(options.jsFlags === undefined ? [] : [`--js-flags=${options.jsFlags}`]),
      `--window-size=${width},${height}`,
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP *.binance.com 127.0.0.1:${options.sitePort}, MAP binance.com 127.0.0.1:${options.sitePort}, MAP testnet.binance.vision 127.0.0.1:${options.sitePort}, ${(options.alsoToSite ?? []).map((host) => `MAP ${host} 127.0.0.1:${options.sitePort}, `).join('')}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    ],
  });
  const worker = await driver.waitForTarget(
    (target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith('chrome-extension://'),
  );
  const fresh = options.userDataDir === undefined;
  // What an installation opens would take the front from a test's page if it came late, and a page behind another has no
  // frames to draw in. (Firefox's driver does not list it.)
  if (fresh) await driver.waitForTarget((target) => target.url().endsWith('/extension/welcome/index.html'));
  return facade(driver, { ...options, extensionDir, userDataDir }, new URL(worker.url()).host, fresh);
}

function facade(
  driver: Browser,
  options: LaunchOptions & { readonly userDataDir: string },
  extensionId: string,
  temporary: boolean,
): TestBrowser {
  const { userDataDir } = options;
  const extensionOrigin = `chrome-extension://${extensionId}`;
  const sessions = new WeakMap<Page, Promise<CDPSession>>();
  const session = (page: Page) => {
    const known = sessions.get(page) ?? page.createCDPSession();
    sessions.set(page, known);
    return known;
  };

  let popup: Page | null = null;
  const isWorker = (target: Target) =>
    target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(extensionOrigin);

  const openPage = async (url: string) => {
    const page = await driver.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };

  const popupAfter = async (open: () => Promise<void>) => {
    const path = extensionPath(options.extensionDir, 'popup');
    // An open popup takes the place of the active window, and the browser would find none.
    if (popup && !popup.isClosed()) await popup.close();
    const before = new Set(driver.targets());
    const opened = driver.waitForTarget(
      (each) => !before.has(each) && each.url() === `${extensionOrigin}/${path}`,
    );
    await open();
    const page = await (await opened).asPage();
    popup = page;
    const text = () => page.evaluate(() => (document.body as HTMLElement | null)?.innerText ?? '');
    await poll('the popup to show something', async () => (await text()).trim() !== '');
    return { page, text };
  };

  return {
    name: 'chromium',
    options,
    driver,
    userDataDir,
    extensionOrigin,
    refusedHosts: () => [],
    openPage,
    openExtensionPage: (page) => openPage(`${extensionOrigin}/${extensionPath(options.extensionDir, page)}`),
    openPopup: () =>
      popupAfter(async () => {
        const worker = await driver.targets().find(isWorker)?.worker();
        if (worker) await worker.evaluate('chrome.action.openPopup()');
        else await openPopupFromTab(driver, `${extensionOrigin}/manifest.json`);
      }),
    pressToolbarButton: (page) =>
      popupAfter(async () => {
        await page.bringToFront();
        await pressAction(driver, extensionId, page.url());
      }),
    waitForPage: async (matches) => {
      const target = await driver.waitForTarget(
        (each) => each.type() === TargetType.PAGE && matches(each.url()),
      );
      const page = await target.page();
      if (!page) throw new Error('The tab closed at once.');
      return page;
    },
    closedRoot: async (page) => closedRoot(await session(page)),
    stopServiceWorker: async () => {
      // A worker that starts again with an old session attached would wait for a debugger for ever.
      const worker = await driver.targets().find(isWorker)?.worker();
      await worker?.client.detach();
      const page = (await driver.pages())[0] ?? (await driver.newPage());
      const cdp = await session(page);
      await cdp.send('ServiceWorker.enable');
      const stopped = new Promise<void>((done) => {
        cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          if (versions.some((each) => each.runningStatus === 'stopped')) done();
        });
      });
      await cdp.send('ServiceWorker.stopAllWorkers');
      await stopped;
      await cdp.send('ServiceWorker.disable');
    },
    kill: async () => {
      await killTree(driver.process()?.pid ?? 0, userDataDir);
    },
    close: async () => {
      await driver.close();
      if (temporary) removeProfileDir(userDataDir);
    },
    closeKeepingProfile: () => driver.close(),
    restart: () => launchChromium(options),
  };
}

/** What a press of the toolbar's button does, by DevTools (Chromium 140 and newer, tried 2026-11-22). */
async function pressAction(driver: Browser, id: string, url: string): Promise<void> {
  const cdp = await driver.target().createCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const targetId = targetInfos.find((each) => each.url === url)?.targetId;
  // Puppeteer's types do not know the method yet.
  await (cdp as { send(method: string, params: object): Promise<unknown> }).send('Extensions.triggerAction', {
    id,
    targetId,
  });
  await cdp.detach();
}

/** Asks from a tab behind the others, for the time when the service worker sleeps. */
async function openPopupFromTab(driver: Browser, url: string): Promise<void> {
  const cdp = await driver.target().createCDPSession();
  const { targetId } = await cdp.send('Target.createTarget', { url, background: true });
  const target = await driver.waitForTarget((each) => each.url() === url);
  const page = await target.page();
  await page?.evaluate('chrome.action.openPopup()');
  await cdp.send('Target.closeTarget', { targetId });
  await cdp.detach();
}

/** Chromium's DevTools protocol sees through closed shadow roots. */
async function closedRoot(cdp: CDPSession): Promise<RemoteRoot | null> {
  const { result } = await cdp.send('Runtime.evaluate', {
    expression: '[document.documentElement, ...document.querySelectorAll("dialog")]',
  });
  const { result: properties } = await cdp.send('Runtime.getProperties', {
    objectId: result.objectId ?? '',
    ownProperties: true,
  });
  for (const property of properties) {
    const objectId = property.value?.subtype === 'node' ? property.value.objectId : undefined;
    if (objectId === undefined) continue;
    const { node } = await cdp.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
    for (const child of node.children ?? []) {
      for (const root of child.shadowRoots ?? []) {
        if (root.shadowRootType !== 'closed') continue;
        const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: root.backendNodeId });
        if (object.objectId !== undefined) return remoteRoot(cdp, object.objectId);
      }
    }
  }
  return null;
}

function remoteRoot(cdp: CDPSession, objectId: string): RemoteRoot {
  return {
    call: async (fn, ...args) => {
      const answer = await cdp.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: `function (...args) { return (${fn.toString()})(this, ...args); }`,
        arguments: args.map((value: unknown) => ({ value })),
        returnByValue: true,
        awaitPromise: true,
      });
      if (answer.exceptionDetails) {
        throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
      }
      return answer.result.value as never;
    },
  };
}
