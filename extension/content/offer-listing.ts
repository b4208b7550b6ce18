import { KeystepError } from '../../src/errors.ts';
import { readListing } from '../../src/site/read-listing.ts';
import type { Lexicon } from '../../src/site/wording/match.ts';
import { send } from '../platform/messaging.ts';

/**
 * Hands what the page lists to Keystep, for a trusted press; the answer says nothing (P5).
 * @throws KeystepError `nothing-listed` where no key could be read.
 */
export async function offerListing(document: Document, lexicon: Lexicon): Promise<void> {
  const shown = readListing(document, lexicon);
  if (shown === null || shown.keys.length === 0) {
    throw new KeystepError('nothing-listed', 'the page shows no key that can be read');
  }
  await send('listing.offer', shown);
}
