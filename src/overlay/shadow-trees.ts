/** The focused element, looked up through the page's open shadow trees. */
export function deepActive(document: Document): Element | null {
  let active = document.activeElement;
  for (;;) {
    const inner = active?.shadowRoot?.activeElement ?? null;
    if (inner === null) return active;
    active = inner;
  }
}

/** The host of the shadow tree that an element stands in; null in the document itself. */
export function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** What an element is drawn in, through slots and out of shadow trees; null for the outermost. */
export function holderOf(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? hostOf(element);
}
