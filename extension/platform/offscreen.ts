import { native } from './native.ts';

/** What the worker asks the offscreen document for. */
export interface OffscreenRequest {
  readonly offscreen: 'clipboard.read' | 'clipboard.empty';
}

/** Tells these messages from all others. */
export function isOffscreenRequest(raw: unknown): raw is OffscreenRequest {
  return typeof raw === 'object' && raw !== null && 'offscreen' in raw;
}

/** Chromium's API, which the polyfill's types do not know. Source: developer.chrome.com, read 2026-11-22. */
interface OffscreenApi {
  hasDocument(): Promise<boolean>;
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** Runs one request in an offscreen document that lives no longer than that. */
export async function askOffscreen(request: OffscreenRequest): Promise<unknown> {
  const { offscreen } = native as unknown as { offscreen: OffscreenApi };
  if (!(await offscreen.hasDocument())) {
    await offscreen.createDocument({
      url: native.runtime.getURL('extension/offscreen/index.html'),
      reasons: ['CLIPBOARD'],
      justification: 'Clears a copied key from the clipboard when the popup is closed.',
    });
  }
  try {
    return await native.runtime.sendMessage(request);
  } finally {
    await offscreen.closeDocument();
  }
}
