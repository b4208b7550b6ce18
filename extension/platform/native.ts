import type { Browser } from 'webextension-polyfill';

/**
 * The browser's own namespace, without the polyfill. Messages, texts, and what pages ask of tabs and permissions work
 * alike in every browser that the manifest admits; the content script stays small, and the popup opens sooner.
 */
export const native = ((globalThis as { browser?: unknown }).browser ??
  (globalThis as { chrome?: unknown }).chrome) as Browser;
