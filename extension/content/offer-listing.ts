import { readListing } from '../../src/site/read-listing.ts';
import type { Lexicon } from '../../src/site/wording/match.ts';
import { send } from '../platform/messaging.ts';

/**
 * Hands what the page lists to Keystep, for a trusted press; the answer says nothing (P5). False where no key could be
 * read.
 */
export async function offerListing(document: Document, lexicon: Lexicon): Promise<boolean> {
  const shown = readListing(document, lexicon);
  if (shown === null || shown.keys.length === 0) return false;
  await send('listing.offer', shown);
  return true;
}
