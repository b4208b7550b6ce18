import type { CDPSession } from 'puppeteer-core';

/** Strings in a snapshot are cut off at 1,024 characters unless V8 is told otherwise. */
export const wholeStrings = '--heap-snapshot-string-limit=4000000';

/**
 * Everything that can be reached in the isolate behind a session, as V8 writes it down: all strings stand in it as
 * JSON. V8 collects what is garbage before. Bytes outside of its heap (buffers, the DOM's own texts) are not in it.
 */
export async function heapSnapshot(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  try {
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await session.send('HeapProfiler.disable');
  } finally {
    session.off('HeapProfiler.addHeapSnapshotChunk', take);
  }
  return chunks.join('');
}

/** Names of the values that a snapshot holds, whole or their beginning. */
export function heldIn(snapshot: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values)
    .filter(([, value]) => snapshot.includes(value.slice(0, 16)))
    .map(([name]) => name);
}
