import type { CaptureOffer } from '../../src/messages/protocol.ts';
import { sessionStore } from '../platform/storage.ts';
import { inTurn } from './in-turn.ts';

/** In memory only: a key that was kept before there was a vault to seal it into. */
const storageKey = 'held';
/** As many as one sitting could need; more than that is no person. */
const maxHeld = 8;

// Two keys at once would lose one.
const next = inTurn();

/** An offer and the host it came from. */
export interface HeldKey extends CaptureOffer {
  readonly capturedFrom: string;
}

/** Keys that wait for a vault. */
export async function readHeld(): Promise<readonly HeldKey[]> {
  return ((await sessionStore.get(storageKey)) as readonly HeldKey[] | undefined) ?? [];
}

/** Holds one more; the same key again is held once. Returns false when there is no room. */
export function hold(key: HeldKey): Promise<boolean> {
  return next(async () => {
    const others = (await readHeld()).filter(({ apiKey }) => apiKey !== key.apiKey);
    if (others.length >= maxHeld) return false;
    await sessionStore.set(storageKey, [...others, key]);
    return true;
  });
}

/** Forgets all of them. */
export function forgetHeld(): Promise<void> {
  return next(() => sessionStore.remove(storageKey));
}

/** Forgets one, after it was sealed. */
export function release(opId: string): Promise<void> {
  return next(async () => {
    const others = (await readHeld()).filter((key) => key.opId !== opId);
    await sessionStore.set(storageKey, others);
  });
}
