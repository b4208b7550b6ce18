import { KeystepError } from '../errors.ts';
import { isKnownHost } from '../site/hosts.ts';
import type { MessageName } from './protocol.ts';

/** What the browser says of a sender; `unknown` parts are missing in some browsers and for some senders. */
export interface Sender {
  readonly extensionId: string | undefined;
  readonly url: string | undefined;
  /** 0 is the top frame. */
  readonly frameId: number | undefined;
  readonly inTab: boolean;
}

/** `page`: one of our own pages. `content`: our script on one of Binance's pages, top frame. */
export type SenderKind = 'page' | 'content';

/** The only messages that a page's script may send (P5). Everything else belongs to our own pages. */
const fromContent: ReadonlySet<MessageName> = new Set([
  'guide.read',
  'guide.mark',
  'capture.offer',
  'guide.check',
  'vault.open',
  'listing.offer',
]);

/**
 * Tells who sent a message, by what the browser vouches for, never by what the message says.
 * Returns null for everybody else: other extensions, frames, pages that are not Binance's.
 */
export function senderKind(sender: Sender, own: { extensionId: string; origin: string }): SenderKind | null {
  if (sender.extensionId !== own.extensionId || sender.url === undefined) return null;
  const url = URL.parse(sender.url);
  if (!url) return null;
  // `origin` of an extension URL is "null" in Firefox's URL parser: compare scheme and host.
  if (`${url.protocol}//${url.host}` === own.origin) return 'page';
  const onBinance = url.protocol === 'https:' && isKnownHost(url.hostname);
  return onBinance && sender.inTab && sender.frameId === 0 ? 'content' : null;
}

/** @throws KeystepError `forbidden-sender` unless this kind of sender may send this message. */
export function assertMaySend(kind: SenderKind | null, name: MessageName): SenderKind {
  if (kind === 'page' || (kind === 'content' && fromContent.has(name))) return kind;
  throw new KeystepError('forbidden-sender', `${name} may not come from ${kind ?? 'outside'}`);
}
