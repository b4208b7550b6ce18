/** A text that changes sooner again is one of those that never rest. */
const textRestMs = 300;
/** So many changes of text alone within a second are a page that never rests. */
const mostTexts = 200;
const secondMs = 1000;
/** How often such a page is counted, and how long before it is listened to again. */
const countMs = 100;
const countForMs = 10_000;

/** What changed: elements came or went, or text alone. */
export type Change = 'elements' | 'text';

/**
 * Calls `changed` when elements come or go, and when text alone changes now and then. On a page whose texts never rest
 * to hear of each would cost more than all the rest: it is not listened to for a while, and its elements are counted.
 * What neither shows waits for the next look. Gives what ends it.
 */
export function watchChanges(
  window: Window & typeof globalThis,
  changed: (change: Change) => void,
): () => void {
  const { document } = window;
  let lastText = -Infinity;
  let second = -Infinity;
  let texts = 0;
  let timer: number | undefined;

  const observer = new window.MutationObserver((records) => {
    const now = performance.now();
    const elements = records.some(({ addedNodes, removedNodes }) =>
      [addedNodes, removedNodes].some(holdsElement),
    );
    if (elements || now - lastText >= textRestMs) changed(elements ? 'elements' : 'text');
    if (elements) return;
    lastText = now;
    if (now - second >= secondMs) {
      second = now;
      texts = 0;
    }
    texts += records.length;
    if (texts > mostTexts) count(now + countForMs);
  });

  function listen(): void {
    observer.observe(document, { childList: true, subtree: true });
  }

  function count(until: number): void {
    observer.disconnect();
    let before = elementsIn(document);
    timer = window.setInterval(() => {
      const now = elementsIn(document);
      if (now !== before) changed('elements');
      before = now;
      if (performance.now() < until) return;
      window.clearInterval(timer);
      listen();
    }, countMs);
  }

  listen();
  return () => {
    observer.disconnect();
    window.clearInterval(timer);
  };
}

function elementsIn(document: Document): number {
  return document.getElementsByTagName('*').length;
}

function holdsElement(nodes: NodeList): boolean {
  for (const { nodeType } of nodes) if (nodeType === 1) return true;
  return false;
}
