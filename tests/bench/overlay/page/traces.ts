/** What a contender did to the page and left in it. */
export interface Traces {
  /** Attributes, texts and places of the page's own nodes that were written, counted once for each node and kind. */
  readonly written: readonly string[];
  /** Listeners on the window, the document and nodes that are in the page. */
  readonly listeners: readonly string[];
  /** Observers that still observe something in the page. */
  readonly observers: readonly string[];
  /** Timers that repeat. */
  readonly timers: number;
  /** Nodes in the page that were not there before. */
  readonly nodes: readonly string[];
}

const listeners = new Map<EventTarget, Map<string, number>>();
const observed = new Map<object, { readonly kind: string; readonly targets: Set<Node> }>();
const timers = new Set<number>();
const before = new WeakSet<Node>();
const written = new Set<string>();
let watching: MutationObserver | null = null;

/** Begins to count. What the page itself had until now is the page's. */
export function watchTraces(): void {
  for (const node of allNodes()) before.add(node);
  watchWrites();
  watchListeners();
  watchTimers();
  for (const kind of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const)
    watchObservers(kind);
}

/** What was written so far, and what is there now. */
export function readTraces(): Traces {
  for (const record of watching?.takeRecords() ?? []) note(record);
  return {
    written: [...written].sort(),
    listeners: [...listeners].flatMap(([target, types]) =>
      isInPage(target)
        ? [...types].flatMap(([type, count]) => (count > 0 ? [`${nameOf(target)} ${type}`] : []))
        : [],
    ),
    observers: [...observed.values()].flatMap(({ kind, targets }) =>
      [...targets].filter(isInPage).map((target) => `${kind} on ${nameOf(target)}`),
    ),
    timers: timers.size,
    nodes: allNodes()
      .filter((node) => !before.has(node))
      .map(nameOf),
  };
}

function watchWrites(): void {
  watching = new MutationObserver((records) => records.forEach(note));
  watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

function note({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord): void {
  if (!before.has(target)) return;
  // Whoever draws has to put something of its own somewhere; what counts is what it does to the page's.
  const moved = [...addedNodes, ...removedNodes].some((node) => before.has(node));
  if (type !== 'childList' || moved) written.add(`${nameOf(target)} ${attributeName ?? type}`);
}

function watchListeners(): void {
  const addEventListener = Reflect.get(EventTarget.prototype, 'addEventListener');
  const removeEventListener = Reflect.get(EventTarget.prototype, 'removeEventListener');
  const keys = new WeakMap<object, string>();
  let made = 0;
  const keyOf = (type: string, listener: object, options: unknown) => {
    const capture =
      typeof options === 'object' && options !== null ? 'capture' in options && options.capture : options;
    if (!keys.has(listener)) keys.set(listener, String((made += 1)));
    return `${type} ${capture === true ? 'capturing' : 'bubbling'} ${keys.get(listener)}`;
  };
  const change = (target: EventTarget, key: string, count: number) => {
    const types = listeners.get(target) ?? new Map<string, number>();
    listeners.set(target, types);
    types.set(key, count);
  };
  EventTarget.prototype.addEventListener = function add(type, listener, options) {
    addEventListener.call(this, type, listener, options);
    if (listener === null) return;
    const key = keyOf(type, listener, options);
    change(this, key, 1);
    const signal = typeof options === 'object' ? options.signal : undefined;
    if (signal !== undefined) addEventListener.call(signal, 'abort', () => change(this, key, 0));
    if (typeof options === 'object' && options.once === true)
      addEventListener.call(this, type, () => change(this, key, 0), options);
  };
  EventTarget.prototype.removeEventListener = function remove(type, listener, options) {
    removeEventListener.call(this, type, listener, options);
    if (listener !== null) change(this, keyOf(type, listener, options), 0);
  };
}

function watchObservers(kind: 'MutationObserver' | 'ResizeObserver' | 'IntersectionObserver'): void {
  const prototype = window[kind].prototype as unknown as Record<
    string,
    (this: object, ...args: unknown[]) => unknown
  >;
  const { observe, unobserve, disconnect } = prototype;
  prototype['observe'] = function observing(...args: unknown[]) {
    const known = observed.get(this) ?? { kind, targets: new Set<Node>() };
    observed.set(this, known);
    known.targets.add(args[0] as Node);
    return observe?.apply(this, args);
  };
  prototype['disconnect'] = function disconnecting() {
    observed.delete(this);
    return disconnect?.apply(this);
  };
  if (unobserve === undefined) return;
  prototype['unobserve'] = function unobserving(...args: unknown[]) {
    observed.get(this)?.targets.delete(args[0] as Node);
    return unobserve.apply(this, args);
  };
}

function watchTimers(): void {
  const start = Reflect.get(window, 'setInterval') as (...args: readonly unknown[]) => number;
  const end = Reflect.get(window, 'clearInterval');
  Object.assign(window, {
    setInterval: (...args: readonly unknown[]) => {
      const timer = start(...args);
      timers.add(timer);
      return timer;
    },
    clearInterval: (timer: number) => {
      timers.delete(timer);
      end(timer);
    },
  });
}

function allNodes(): Node[] {
  const nodes: Node[] = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  for (let node: Node | null = walker.root; node !== null; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

function isInPage(target: EventTarget): boolean {
  // A signal is garbage with whoever ended by it.
  if (target instanceof AbortSignal) return false;
  return !(target instanceof Node) || target.isConnected;
}

function nameOf(target: EventTarget): string {
  if (!(target instanceof Element)) return target instanceof Node ? target.nodeName : target.constructor.name;
  return `${target.localName}${target.id === '' ? '' : `#${target.id}`}`;
}
