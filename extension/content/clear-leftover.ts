/** What Firefox adds to elements for extensions: also a closed root (developer.mozilla.org, read 2026-11-22). */
interface ForExtensions {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/**
 * Firefox starts the script anew in open pages when the extension is updated, and ends the old one without a word:
 * its panel would stay, with buttons that do nothing. Removes it. Chromium starts no script in open pages.
 */
export function clearLeftover(document: Document): void {
  for (const element of document.querySelectorAll('html > div[popover], dialog > div[popover]')) {
    const root = (element as ForExtensions).openOrClosedShadowRoot;
    if (root?.mode === 'closed' && root.querySelector('.layer [data-part]')) element.remove();
  }
}
