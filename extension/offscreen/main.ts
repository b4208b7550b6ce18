import { browser } from '../platform/browser.ts';
import { emptyClipboard, readClipboard } from '../platform/clipboard-page.ts';
import { isOffscreenRequest } from '../platform/offscreen.ts';

// Chromium's worker has no clipboard. This document has one, and does nothing else.
browser.runtime.onMessage.addListener((raw: unknown, _from, sendResponse) => {
  if (!isOffscreenRequest(raw)) return undefined;
  if (raw.offscreen === 'clipboard.read') sendResponse(readClipboard());
  else {
    emptyClipboard();
    sendResponse('done');
  }
  return true;
});
