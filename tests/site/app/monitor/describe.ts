/** A node in a few words: tag, id, classes. */
export function describe(node: unknown): string {
  if (node === window) return 'window';
  if (node === document) return 'document';
  if (node instanceof Element) {
    const id = node.id ? `#${node.id}` : '';
    const classes = [...node.classList].map((name) => `.${name}`).join('');
    return `${node.localName}${id}${classes}`;
  }
  if (node instanceof CharacterData) return `text of ${describe(node.parentNode)}`;
  if (node instanceof ShadowRoot) return `shadow root of ${describe(node.host)}`;
  return String(node);
}
