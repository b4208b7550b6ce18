import type { Browser } from 'webextension-polyfill';

/**
 * The browser's own namespace, without the polyfill: messages and texts work alike in every browser that the
 * manifest admits, and the content script stays small.
 */
export const native = ((globalThis as { browser?: unknown }).browser ??
  (globalThis as { chrome?: unknown }).chrome) as Browser;
