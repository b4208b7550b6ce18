import { describe } from './monitor/describe.ts';

/**
 * Which elements are which control: known to tests through `window.__practice`, and written nowhere in the page. A
 * dialog that is on its way out may stand there beside what follows it: of several the last one counts.
 */
const controls = new Map<string, Set<Element>>();

/** A `ref` for the element that is this control. */
export function mark(id: string | undefined): (element: Element | null) => void {
  let marked: Element | null = null;
  return (element) => {
    if (id === undefined) return;
    const same = controls.get(id) ?? new Set();
    controls.set(id, same);
    if (marked) same.delete(marked);
    if (element) same.add(element);
    marked = element;
  };
}

/** The controls that can be seen now. */
export function truth(): Record<string, Element> {
  return Object.fromEntries(
    entries().filter(([, element]) => element.isConnected && element.checkVisibility()),
  );
}

/** Name of the control at a node: the innermost that holds it, else the node in words. */
export function controlAt(target: EventTarget | null | undefined): string {
  if (!(target instanceof Node)) return describe(target);
  let best: [string, Element] | null = null;
  for (const entry of entries()) {
    if (!entry[1].contains(target)) continue;
    if (!best || best[1].contains(entry[1])) best = entry;
  }
  return best ? best[0] : describe(target);
}

function entries(): [string, Element][] {
  return [...controls].flatMap(([id, same]) => [...same].map((element): [string, Element] => [id, element]));
}
