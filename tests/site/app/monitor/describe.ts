/** A node in a few words: tag, id, classes. */
export function describe(node: unknown): string {
  if (node === window) return 'window';
  if (node === document) return 'document';
  if (node instanceof Element) {
    const id = node.id ? `#${node.id}` : '';
    const classes = [...node.classList].map((name) => `.${name}`).join('');
    return `${node.localName}${id}${classes}`;
  }
  if (node instanceof CharacterData) return `${quoted(node.data)} in ${describe(node.parentNode)}`;
  if (node instanceof ShadowRoot) return `shadow root of ${describe(node.host)}`;
  return String(node);
}

/** The beginning of a text, so that a journal says which one it was. */
function quoted(text: string): string {
  return `“${text.slice(0, 20)}”`;
}
