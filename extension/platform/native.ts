import type { Browser } from 'webextension-polyfill';

const globals = globalThis as { readonly browser?: unknown; readonly chrome?: unknown };

/**
 * The browser's own namespace, without the polyfill: what content scripts and pages ask of it, also where the
 * background shares their code, works alike in every browser that the manifest admits. Chromium's is `chrome`, which no
 * element of a page can take for itself by its id; older ones that the manifest admits have no `browser` of their own,
 * and there an element could.
 */
export const native = (TARGET === 'firefox' ? globals.browser : globals.chrome) as Browser;
