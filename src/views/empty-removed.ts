/**
 * Empties whatever is taken out of a page: its texts, its fields, and what hangs on its elements. Browsers hold on to
 * an element that was pressed or typed into last, and with it to all that was around it, for as long as nothing else
 * is pressed; a page that shows a locked vault would still have the key in memory (Chromium 156, 2026-11-28).
 */
export function emptyRemoved(root: Node): void {
  new MutationObserver((records) => {
    const nothing = matchedLast();
    for (const { removedNodes } of records) {
      // What was only moved stands elsewhere by now.
      for (const node of removedNodes) if (!node.isConnected) empty(node, nothing);
    }
  }).observe(root, { childList: true, subtree: true });
}

/** An empty text, made by a pattern: engines remember what a pattern matched last, and that may be a passphrase. */
function matchedLast(): string {
  return ' '.replace(/ /, '');
}

function empty(node: Node, nothing: string): void {
  for (const child of Array.from(node.childNodes)) {
    empty(child, nothing);
    node.removeChild(child);
  }
  if (node instanceof CharacterData) node.data = nothing;
  if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
    node.defaultValue = nothing;
    node.value = nothing;
  }
  // Handlers, and through them what they saw.
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
}
