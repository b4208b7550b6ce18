/** The focused element, looked up through the page's open shadow trees. */
export function deepActive(document: Document): Element | null {
  let active = document.activeElement;
  for (;;) {
    const inner = active?.shadowRoot?.activeElement ?? null;
    if (inner === null) return active;
    active = inner;
  }
}
