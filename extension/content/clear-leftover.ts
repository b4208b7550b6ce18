import { shadowOf } from '../platform/shadow-of.ts';

/**
 * Firefox starts the script anew in open pages when the extension is updated, and ends the old one without a word:
 * its panel would stay, with buttons that do nothing. Removes it. Chromium starts no script in open pages.
 */
export function clearLeftover(document: Document): void {
  for (const element of document.querySelectorAll('html > div[popover], dialog > div[popover]')) {
    const root = shadowOf(element);
    if (root?.mode === 'closed' && root.querySelector('.layer [data-part]')) element.remove();
  }
}
