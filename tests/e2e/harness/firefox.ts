import { type Browser, type Page, launch } from 'puppeteer-core';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { findBrowsers } from '../../../scripts/browsers.ts';
import { type BidiPage, bidiPage, closedRoot, evaluateInWindow, pressAction } from './bidi.ts';
import type { LaunchOptions, TestBrowser } from './browser.types.ts';
import { type ConnectProxy, startConnectProxy } from './connect-proxy.ts';
import { poll } from './poll.ts';
import { showExtensionPage } from './show-extension-page.ts';
import { killTree } from './process-tree.ts';
import { extensionPath, makeProfileDir, removeProfileDir } from './profile-dir.ts';

/** Host of our moz-extension pages: Firefox would draw a new one per profile. */
const extensionHost = '7d9d9a4e-5b51-4c5e-9d5b-4f6b65797374';

/** Starts Firefox with the extension for the session and binance.com mapped to the practice site, by a proxy on a port. */
export async function launchFirefox(options: LaunchOptions, proxyPort = 0): Promise<TestBrowser> {
  const executablePath = options.executablePath ?? findBrowsers().firefox;
  if (executablePath === undefined) throw new Error('No Firefox was found.');
  const userDataDir = options.userDataDir ?? makeProfileDir();
  const { width, height } = options.windowSize ?? { width: 1280, height: 900 };
  const extensionDir = resolve(options.extensionDir);
  const proxy = await startConnectProxy(options.sitePort, proxyPort, options.alsoToSite);
  const driver = await launch({
    browser: 'firefox',
    executablePath,
    userDataDir,
    headless: options.headless ?? true,
    defaultViewport: null,
    acceptInsecureCerts: true,
    handleSIGINT: false,
    args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
    env: { ...process.env, HOME: writableHome(userDataDir) },
    extraPrefsFirefox: preferences(extensionDir, proxy.port, options),
  });
  await driver.installExtension(extensionDir);
  return facade(driver, proxy, { ...options, extensionDir, userDataDir }, options.userDataDir === undefined);
}

function preferences(
  extensionDir: string,
  proxyPort: number,
  options: LaunchOptions,
): Record<string, unknown> {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return {
    'extensions.webextensions.uuids': JSON.stringify({
      [manifest.browser_specific_settings.gecko.id]: extensionHost,
    }),
    // A temporary add-on is gone after the end of the session; these keep what it stored for the next one.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.originControls.grantByDefault': true,
    'extensions.openPopupWithoutUserGesture.enabled': true,
    // Optional permissions are granted without the question that no driver can answer.
    'extensions.webextOptionalPermissionPrompts': false,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    ...(options.downloadDir !== undefined && {
      'browser.download.folderList': 2,
      'browser.download.dir': options.downloadDir,
      'browser.download.useDownloadDir': true,
      // It would take the keys that a test presses.
      'browser.download.alwaysOpenPanel': false,
      'browser.download.always_ask_before_handling_new_types': false,
    }),
    ...(options.savesSessionsEveryMs !== undefined && {
      'browser.sessionstore.interval': options.savesSessionsEveryMs,
      'browser.sessionstore.resume_from_crash': true,
    }),
    ...(options.colorScheme && {
      'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
      'ui.systemUsesDarkTheme': options.colorScheme === 'dark' ? 1 : 0,
    }),
  };
}

/** The driver puts a profile's settings back behind the browser's end; the next start must not meet that half done. */
async function settingsAreBack(profileDir: string): Promise<void> {
  const saved = ['prefs.js', 'user.js'].map((name) => join(profileDir, `${name}.puppeteer`));
  await poll('the settings of the profile to be back', () => !saved.some((path) => existsSync(path)));
}

/** Firefox will not start where HOME cannot be written: then the profile folder serves. */
function writableHome(profileDir: string): string {
  try {
    accessSync(homedir(), constants.W_OK);
    return homedir();
  } catch {
    return profileDir;
  }
}

const beThere =
  'Cc["@mozilla.org/widget/useridleservice;1"].getService(Ci.nsIUserIdleServiceInternal).resetIdleTimeOut(0)';

function facade(
  driver: Browser,
  proxy: ConnectProxy,
  options: LaunchOptions & { readonly userDataDir: string },
  temporary: boolean,
): TestBrowser {
  const { userDataDir } = options;
  const extensionOrigin = `moz-extension://${extensionHost}`;
  const bidi = (page: Page): BidiPage => bidiPage(driver, page);

  // A driver's clicks and keys do not count as a person's: after five minutes Firefox would say that nobody is there.
  const person = setInterval(() => {
    void driver
      .pages()
      .then(([page]) => page && evaluateInWindow(bidi(page), beThere))
      .catch(() => undefined);
  }, 60_000);
  person.unref();

  const openExtensionPage = async (name: string) => {
    const path = extensionPath(options.extensionDir, name);
    const page = await driver.newPage();
    await showExtensionPage(page, `${extensionOrigin}/${path}`);
    return page;
  };

  const popupOf = async (reader: Page) => {
    const text = () =>
      reader.evaluate(
        '(browser.extension.getViews({ type: "popup" })[0]?.document.body?.innerText ?? "")',
      ) as Promise<string>;
    await poll('the popup to show something', async () => (await text()).trim() !== '');
    return { page: null, text };
  };

  const close = async () => {
    clearInterval(person);
    await driver.close();
    await proxy.close();
  };

  return {
    name: 'firefox',
    options,
    driver,
    userDataDir,
    extensionOrigin,
    refusedHosts: () => [...new Set(proxy.refused)],
    openPage: async (url) => {
      const page = await driver.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return page;
    },
    openExtensionPage,
    openPopup: async () => {
      const opener = await openExtensionPage('popup');
      await opener.evaluate('browser.action.openPopup()');
      return popupOf(opener);
    },
    pressToolbarButton: async (page) => {
      // A page of ours, behind, to read the popup from.
      const reader = await openExtensionPage('popup');
      // A press while the popup is open would close it.
      await reader.evaluate('browser.extension.getViews({ type: "popup" }).forEach((view) => view.close())');
      await poll('the popup to be closed', () =>
        reader.evaluate('browser.extension.getViews({ type: "popup" }).length === 0'),
      );
      await page.bringToFront();
      await pressAction(bidi(page));
      return popupOf(reader);
    },
    waitForPage: (matches) =>
      poll('a tab to open', async () => {
        for (const page of await driver.pages()) if (matches(page.url())) return page;
        return undefined;
      }),
    closedRoot: (page) => closedRoot(bidi(page)),
    stopServiceWorker: () => Promise.reject(new Error('Firefox has no service worker for extensions.')),
    kill: async () => {
      clearInterval(person);
      await killTree(driver.process()?.pid ?? 0, userDataDir);
      await proxy.close();
    },
    close: async () => {
      await close();
      if (temporary) removeProfileDir(userDataDir);
    },
    closeKeepingProfile: close,
    // The same port again: a profile that was killed may still hold the old one in its settings.
    restart: async () => {
      await settingsAreBack(userDataDir);
      return launchFirefox(options, proxy.port);
    },
  };
}
