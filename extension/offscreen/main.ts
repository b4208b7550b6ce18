import { emptyClipboard, readClipboard } from '../platform/clipboard-page.ts';
import { listen } from '../platform/messaging.ts';
import { isOffscreenRequest } from '../platform/offscreen.ts';

// Chromium's worker has no clipboard. This document has one, and does nothing else.
listen((raw, _from, respond) => {
  if (!isOffscreenRequest(raw)) return false;
  if (raw.offscreen === 'clipboard.read') respond(readClipboard());
  else {
    emptyClipboard();
    respond('done');
  }
  return true;
});
