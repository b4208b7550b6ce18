import type { Browser, Page } from 'puppeteer-core';

export type BrowserName = 'chromium' | 'firefox';

/** How to start a browser for a test or for the demo. */
export interface LaunchOptions {
  /** Folder of the unpacked extension, absolute. */
  readonly extensionDir: string;
  /** Port of the practice site on 127.0.0.1: every host of binance.com leads there, every other host nowhere. */
  readonly sitePort: number;
  /** More host names that lead to the practice site, such as one that only looks like Binance's. */
  readonly alsoToSite?: readonly string[];
  /** Profile folder; without one a temporary folder is made, and removed by `close`. */
  readonly userDataDir?: string;
  /** Where downloads go, without a question. */
  readonly downloadDir?: string;
  readonly headless?: boolean;
  /** What `prefers-color-scheme` says. */
  readonly colorScheme?: 'light' | 'dark';
  readonly windowSize?: { readonly width: number; readonly height: number };
  /** How often the browser notes down its tabs for a later session; without it, as it likes. Firefox alone listens. */
  readonly savesSessionsEveryMs?: number;
  /** Flags for V8, for example `--heap-snapshot-string-limit=100000`. Chromium alone listens. */
  readonly jsFlags?: string;
  /** Path of the browser; without one it is looked for. */
  readonly executablePath?: string;
}

/** The toolbar's popup while it is open. */
export interface PopupView {
  /** The popup as a page that takes clicks and keys; null in Firefox, whose driver only lets us read it. */
  readonly page: Page | null;
  /** All text that the popup shows. */
  text(): Promise<string>;
}

/** One browser with Keystep loaded: the same for Chromium and Firefox. */
export interface TestBrowser {
  readonly name: BrowserName;
  readonly options: LaunchOptions;
  readonly driver: Browser;
  readonly userDataDir: string;
  /** Such as `chrome-extension://abc`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** Hosts that something in the browser asked for and that lead nowhere (Firefox only; empty in Chromium). */
  readonly refusedHosts: () => readonly string[];

  /** A new tab on this address, loaded and in front. */
  openPage(url: string): Promise<Page>;
  /** One of our pages in a tab of its own: `popup`, `options`, or a path inside the extension. */
  openExtensionPage(page: string): Promise<Page>;
  /** The real popup over the tab in front. */
  openPopup(): Promise<PopupView>;
  /**
   * Presses the toolbar's button while this page is in front, as a person does: unlike `openPopup` it gives the
   * extension what such a press gives (`activeTab`). Resolves to what the popup shows.
   */
  pressToolbarButton(page: Page): Promise<PopupView>;
  /** Waits until a tab's address passes the check. */
  waitForPage(matches: (url: string) => boolean): Promise<Page>;
  /** A shadow root that is closed for everybody else, as something that functions can be called on. */
  closedRoot(page: Page): Promise<RemoteRoot | null>;
  /** Ends the extension's service worker, as the browser does when it idles. Chromium only. */
  stopServiceWorker(): Promise<void>;
  /** SIGKILL for the whole process tree: nothing is flushed, nothing said goodbye to. */
  kill(): Promise<void>;
  close(): Promise<void>;
  /** The same profile again, after `kill` or `closeKeepingProfile`. */
  restart(): Promise<TestBrowser>;
  /** Closes the browser in the orderly way and leaves the profile folder for a look or a restart. */
  closeKeepingProfile(): Promise<void>;
}

/** A closed shadow root in the page, held by the driver. */
export interface RemoteRoot {
  /** Runs a self-contained function with the root as its first argument; what it gives back must be JSON. */
  call<Args extends readonly unknown[], Value>(
    fn: (root: ShadowRoot, ...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value>;
}
