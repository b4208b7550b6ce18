import type { Listing, ShownPage } from '../../src/keys/shown-key.ts';
import type { RequestOf, ValueOf, VaultState } from '../../src/messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { openPage } from '../platform/pages-open.ts';
import { sessionStore } from '../platform/storage.ts';
import type { From } from './handlers.ts';
import { inTurn } from './in-turn.ts';
import { vault } from './vault-service.ts';

/** In memory only, and there by a trusted press alone. */
const storageKey = 'listing';
/** Forgets what was handed in, should the background sleep by then. */
export const listingAlarm = 'listing.forget';
/** Long enough to go through thirty keys. */
const keptMs = 15 * 60_000;

interface Kept extends Listing {
  /** The page of ours that shows it: when it closes, this goes. */
  readonly tab: number | null;
  /** The vault was open while it was here, so it goes with the lock. */
  readonly seen: boolean;
}

// Two changes at once would lose one.
const next = inTurn();

async function readKept(): Promise<Kept | null> {
  const kept = (await sessionStore.get(storageKey)) as Kept | undefined;
  return kept !== undefined && kept.until > Date.now() ? kept : null;
}

/** Takes what a page shows, instead of what was there before, and opens our own page for it. */
async function offerListing({ keys, unread }: ShownPage, { host }: From): Promise<Record<string, never>> {
  const at = Date.now();
  const kept: Kept = {
    ...{ keys, unread, at, host: host ?? '', until: at + keptMs, tab: null },
    environment: host === 'demo.binance.com' ? 'demo' : 'live',
    seen: (await vault.state()).status === 'unlocked',
  };
  await next(() => sessionStore.set(storageKey, kept));
  await browser.alarms.create(listingAlarm, { when: kept.until });
  const tab = await openPage('listing');
  if (tab !== undefined) await changeKept({ tab });
  return {};
}

function changeKept(change: Partial<Kept>): Promise<void> {
  return next(async () => {
    const kept = await readKept();
    if (kept !== null) await sessionStore.set(storageKey, { ...kept, ...change });
  });
}

/** What is there to compare; only our own pages may ask. */
async function readListing(): Promise<ValueOf<'listing.read'>> {
  const kept = await readKept();
  if (kept === null) return null;
  if (!kept.seen && (await vault.state()).status === 'unlocked') await changeKept({ seen: true });
  const { keys, unread, host, environment, at, until } = kept;
  return { keys, unread, host, environment, at, until };
}

/** Forgets it, whoever asks. */
export function forgetListing(): Promise<void> {
  return next(async () => {
    await sessionStore.remove(storageKey);
    await browser.alarms.clear(listingAlarm);
  });
}

/** Forgets it with the page that showed it. */
export async function forgetListingOf(tab: number): Promise<void> {
  if ((await readKept())?.tab === tab) await forgetListing();
}

/** Forgets it with the lock: what came while the vault was locked already waits for it to open. */
export async function forgetListingWith(status: VaultState['status']): Promise<void> {
  if (status !== 'unlocked' && (await readKept())?.seen === true) await forgetListing();
}

/** What each message about the page's list does. */
export const listingHandlers = {
  'listing.offer': (request: RequestOf<'listing.offer'>, from: From) => offerListing(request, from),
  'listing.read': readListing,
  'listing.forget': async () => {
    await forgetListing();
    return {};
  },
};
