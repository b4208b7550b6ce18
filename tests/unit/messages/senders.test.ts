import { describe, expect, it } from 'vitest';
import type { MessageName } from '../../../src/messages/protocol.ts';
import { requestSchemas } from '../../../src/messages/requests.ts';
import { assertMaySend, senderKind, type Sender } from '../../../src/messages/senders.ts';

const own = { extensionId: 'abc', origin: 'chrome-extension://abc' };
const content: Sender = {
  extensionId: 'abc',
  url: 'https://www.binance.com/en/my/settings/api-management',
  frameId: 0,
  inTab: true,
};
const popup: Sender = {
  extensionId: 'abc',
  url: 'chrome-extension://abc/extension/popup/index.html',
  frameId: undefined,
  inTab: false,
};

describe('senderKind', () => {
  it('knows our pages, in the popup and in a tab, in both browsers', () => {
    expect(senderKind(popup, own)).toBe('page');
    expect(senderKind({ ...popup, inTab: true, frameId: 0 }, own)).toBe('page');
    const firefox = { extensionId: 'x@y', origin: 'moz-extension://uuid' };
    const url = 'moz-extension://uuid/extension/popup/index.html';
    expect(senderKind({ ...popup, extensionId: 'x@y', url }, firefox)).toBe('page');
  });

  it('knows our script on the three hosts', () => {
    for (const host of ['www', 'accounts', 'demo']) {
      expect(senderKind({ ...content, url: `https://${host}.binance.com/` }, own)).toBe('content');
    }
  });

  it.each<[string, Partial<Sender>]>([
    ['another extension', { extensionId: 'other' }],
    ['nobody known', { extensionId: undefined }],
    ['no address', { url: undefined }],
    ['a broken address', { url: 'not a url' }],
    ['a frame', { frameId: 3 }],
    ['an unknown frame', { frameId: undefined }],
    ['no tab', { inTab: false }],
    ['plain http', { url: 'http://www.binance.com/' }],
    ['a host that looks like it', { url: 'https://www.binance.com.evil.example/' }],
    ['a host of that ending', { url: 'https://evil.binance.com/' }],
    ['a name before an @', { url: 'https://www.binance.com@evil.example/' }],
    ['another extension’s page', { url: 'chrome-extension://abcd/extension/popup/index.html' }],
  ])('refuses %s', (_what, change) => {
    expect(senderKind({ ...content, ...change }, own)).toBeNull();
  });
});

describe('assertMaySend', () => {
  const names = Object.keys(requestSchemas) as MessageName[];

  it('lets our pages send everything', () => {
    for (const name of names) expect(assertMaySend('page', name)).toBe('page');
  });

  it('lets a page’s script hand in, and read back the running plan and nothing else', () => {
    const allowed = names.filter((name) => {
      try {
        return assertMaySend('content', name);
      } catch {
        return false;
      }
    });
    expect(allowed).toEqual([
      'guide.read',
      'guide.mark',
      'capture.offer',
      'guide.check',
      'vault.open',
      'listing.offer',
    ]);
  });

  it('lets nobody else send anything', () => {
    for (const name of names) expect(() => assertMaySend(null, name)).toThrow(/may not come from outside/);
  });
});
