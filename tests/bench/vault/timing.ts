import type { Took } from './contender.types.ts';

let kdfMs = 0;

/** Runs a key derivation, and keeps its time apart. */
export async function derivation<Value>(work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    kdfMs += performance.now() - start;
  }
}

/** Times an operation. */
export async function timed(work: () => Promise<unknown>): Promise<Took> {
  kdfMs = 0;
  watchHeap();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  return { ms, kdfMs };
}

/** Looks at the heap at every turn of the event loop from now on. */
function watchHeap(): void {
  const { memory } = performance as { memory?: { readonly usedJSHeapSize: number } };
  if (memory === undefined || watching) return;
  watching = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    window.heapPeak = Math.max(window.heapPeak, memory.usedJSHeapSize);
    setTimeout(() => channel.port2.postMessage(null), 2);
  };
  channel.port2.postMessage(null);
}

let watching = false;
window.heapPeak = 0;
