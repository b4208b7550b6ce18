import { emptyClipboard, readClipboard } from '../platform/clipboard-page.ts';
import { listen, own } from '../platform/messaging.ts';
import { isOffscreenRequest } from '../platform/offscreen.ts';

// Chromium's worker has no clipboard. This document has one, and does nothing else.
listen((raw, from, respond) => {
  // Only the background may ask: it has our id and stands in no tab.
  if (!isOffscreenRequest(raw) || from.id !== own.extensionId || from.tab) return false;
  if (raw.offscreen === 'clipboard.read') respond(readClipboard());
  else {
    emptyClipboard();
    respond('done');
  }
  return true;
});
