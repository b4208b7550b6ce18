import { describe } from './monitor/describe.ts';

/** Which element is which control: known to tests through `window.__practice`, and written nowhere in the page. */
const controls = new Map<string, Element>();

/** A `ref` for the element that is this control. */
export function mark(id: string | undefined): (element: Element | null) => void {
  let marked: Element | null = null;
  return (element) => {
    if (id === undefined) return;
    if (element) controls.set(id, (marked = element));
    else if (controls.get(id) === marked) controls.delete(id);
  };
}

/** The controls that can be seen now. */
export function truth(): Record<string, Element> {
  const seen = [...controls].filter(([, element]) => element.isConnected && element.checkVisibility());
  return Object.fromEntries(seen);
}

/** Name of the control at a node: the innermost that holds it, else the node in words. */
export function controlAt(target: EventTarget | null | undefined): string {
  if (!(target instanceof Node)) return describe(target);
  let best: [string, Element] | null = null;
  for (const entry of controls) {
    if (!entry[1].contains(target)) continue;
    if (!best || best[1].contains(entry[1])) best = entry;
  }
  return best ? best[0] : describe(target);
}
