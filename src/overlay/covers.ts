import type { Host } from './host.ts';

/** Knows what of the page may be painted above the panel though the pointer goes through it. */
export interface CoverWatch {
  /** The host was shown anew: what is open at this moment lies below it. */
  shown(): void;
  /** Whether everything that is open lies below, as far as the page lets us hear. Raises the host where it may not. */
  isClear(): boolean;
}

const topmost = ':popover-open,:modal,:fullscreen';

/**
 * Watches what is in the top layer, where alone something can be painted above the host. A hit test does not find it:
 * a popover's backdrop, its shadow, or all of it may let the pointer through. `shadowOf` also gives closed roots, whose
 * events do not reach the document.
 */
export function watchCovers(
  document: Document,
  { element }: Host,
  shadowOf: (element: Element) => ShadowRoot | null,
  signal: AbortSignal,
): CoverWatch {
  const below = new WeakSet<Element>();
  const heard = new WeakSet<Node>();

  function hear(tree: Document | ShadowRoot): void {
    if (heard.has(tree)) return;
    heard.add(tree);
    for (const type of ['beforetoggle', 'toggle', 'fullscreenchange'])
      tree.addEventListener(type, ({ target }) => below.delete(target as Element), { capture: true, signal });
  }

  function others(tree: Document | ShadowRoot): Element[] {
    return [...tree.querySelectorAll(topmost)].filter(
      (other) => other !== element && !other.contains(element),
    );
  }

  hear(document);
  return {
    shown() {
      for (const other of others(document)) below.add(other);
    },
    isClear() {
      const open = treesOf(document, element, shadowOf).flatMap((tree) => {
        const found = others(tree);
        if (found.length > 0) hear(tree);
        return found;
      });
      const above = open.filter((other) => !below.has(other));
      if (above.length > 0) {
        element.hidePopover();
        element.showPopover();
        for (const other of open) below.add(other);
      }
      // Painted above the top layer itself.
      return above.length === 0 && !document.getAnimations().some(isTransition);
    },
  };
}

/** The document and every shadow tree in it but our own. */
function treesOf(
  document: Document,
  host: Element,
  shadowOf: (element: Element) => ShadowRoot | null,
): (Document | ShadowRoot)[] {
  const trees: (Document | ShadowRoot)[] = [document];
  for (const tree of trees) {
    for (const node of tree.querySelectorAll('*')) {
      const root = node === host ? null : shadowOf(node);
      if (root !== null) trees.push(root);
    }
  }
  return trees;
}

function isTransition({ effect }: Animation): boolean {
  return effect instanceof KeyframeEffect && effect.pseudoElement?.startsWith('::view-transition') === true;
}
