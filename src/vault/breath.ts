/** How long work keeps its thread before others get their turn, milliseconds: a tenth of what a person notices. */
const turnMs = 5;

/** How much is begun at once: enough to keep the crypto threads busy. */
const atOnce = 16;

/** Lets long work share its thread: in Firefox the background and our pages have the same one. */
export class Breath {
  #since = performance.now();

  /** Goes on at once, or, when the work has had its turn, after whatever else waits for the thread. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < turnMs) return;
    await new Promise<void>((resolve) => {
      // A task of its own; a timer would be held back in pages that nobody sees.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
    this.#since = performance.now();
  }
}

/** Works on items some at a time, in order, with a breath in between. */
export async function mapInTurns<Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
  breath = new Breath(),
): Promise<Value[]> {
  const values: Value[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    values.push(...(await Promise.all(items.slice(at, at + atOnce).map(work))));
    await breath.take();
  }
  return values;
}

/** Each item with what was read for it; the next one's is on its way while this one is worked on. */
export async function* readAhead<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Promise<Value>,
): AsyncGenerator<readonly [Item, Value]> {
  let next: Promise<Value> | undefined;
  for (const [at, item] of items.entries()) {
    const value = await (next ?? read(item));
    const [following] = items.slice(at + 1, at + 2);
    next = following === undefined ? undefined : read(following);
    // Where the work ends before its turn nobody hears of it.
    next?.catch(() => undefined);
    yield [item, value];
  }
}
