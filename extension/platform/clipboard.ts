import { browser } from './browser.ts';
import { emptyClipboard, readClipboard } from './clipboard-page.ts';
import { askOffscreen } from './offscreen.ts';

/** True when the person allowed Keystep to read the clipboard, so that it can compare before it clears. */
export function mayReadClipboard(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['clipboardRead'] });
}

/** The clipboard from the background of either browser. */
export const backgroundClipboard =
  TARGET === 'chrome'
    ? {
        read: async () => String(await askOffscreen({ offscreen: 'clipboard.read' })),
        empty: async () => {
          await askOffscreen({ offscreen: 'clipboard.empty' });
        },
      }
    : {
        read: () => Promise.resolve(readClipboard()),
        empty: () => {
          emptyClipboard();
          return Promise.resolve();
        },
      };
