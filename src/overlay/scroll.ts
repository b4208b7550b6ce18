/** Scrolls an element into the middle of what is in sight; at once where less motion is wanted. */
export function scrollToMiddle(element: Element): void {
  const view = element.ownerDocument.defaultView;
  const calm = view?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}
