import type { CheckNote } from '../../src/keys/check-note.ts';
import { newOpId } from '../../src/messages/op-id.ts';
import { sessionStore } from '../platform/storage.ts';
import { vault } from './vault-service.ts';

/** In memory, and nothing of the key in it: where the key of this run is, and what a check has found since. */
const storageKey = 'guide.captured';

/** It waits for review, or is a record. The note waits with it: an entry of the drop box has no room for one. */
export type Captured = { readonly dropId: string; readonly note: CheckNote | null } | { readonly id: string };

/** Where the key of this run is; null where none was kept, or the browser has ended since. */
export async function readCaptured(): Promise<Captured | null> {
  return ((await sessionStore.get(storageKey)) as Captured | null | undefined) ?? null;
}

/** Notes where it is now. */
export async function writeCaptured(captured: Captured | null): Promise<void> {
  await sessionStore.set(storageKey, captured);
}

/** A kept key became a record: what a check on the page has found goes with it. */
export async function followCaptured(dropId: string, id: string): Promise<void> {
  const captured = await readCaptured();
  if (captured === null || 'id' in captured || captured.dropId !== dropId) return;
  await writeCaptured({ id });
  const { note } = captured;
  // The key is saved whatever becomes of this.
  if (note !== null)
    await vault.noteCare({ opId: newOpId(), id, change: { check: note } }).catch(() => undefined);
}
