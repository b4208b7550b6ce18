import type { JournalEntry, JournalKind } from '../../journal.ts';

let waiting: JournalEntry[] = [];
const onTheirWay = new Set<Promise<unknown>>();

function sendWaiting(): void {
  if (waiting.length === 0) return;
  const body = JSON.stringify(waiting);
  waiting = [];
  const sent = fetch('/__journal', { method: 'POST', body, keepalive: true }).catch(() => undefined);
  onTheirWay.add(sent);
  void sent.finally(() => onTheirWay.delete(sent));
}

/** Reports to the server, at the end of this turn. */
export function note(kind: JournalKind, detail: string): void {
  if (waiting.length === 0) queueMicrotask(sendWaiting);
  waiting.push({ kind, at: Date.now(), page: location.host + location.pathname, detail });
}

/** Resolves when the server has everything that was noted so far. */
export async function flushJournal(): Promise<void> {
  sendWaiting();
  await Promise.all(onTheirWay);
}

window.addEventListener('pagehide', () => {
  if (waiting.length === 0) return;
  navigator.sendBeacon('/__journal', JSON.stringify(waiting));
  waiting = [];
});
