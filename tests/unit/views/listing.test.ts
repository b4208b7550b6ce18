// @vitest-environment jsdom
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { freshCare } from '../../../src/keys/key-care.ts';
import type { Listing, ShownKey } from '../../../src/keys/shown-key.ts';
import { OptionsPage } from '../../../src/views/pages/options-page.tsx';
import type { Services } from '../../../src/views/services.ts';
import { all, close, find, open, press, seen, type } from './drive.ts';
import { FakeBackground, now, passphrase } from './fake-services.ts';

afterEach(close);

const key = (letter: string) => letter.repeat(64);
const shown = (parts: Partial<ShownKey> = {}): ShownKey => ({
  ...{ label: 'bot', apiKey: key('a'), keyType: null, permissions: ['enableReading'] },
  ...{ unknownBoxes: [], restricted: true, day: null },
  ...parts,
});
const listing = (...keys: readonly ShownKey[]): Listing => ({
  ...{ keys, unread: 0, host: 'www.binance.com', environment: 'live', at: now, until: now + 900_000 },
});
const page = ({ services }: { services: Services }) => h(OptionsPage, { services, startAt: 'listing' });
const start = (background: FakeBackground) => open(background, { surface: 'tab', view: page });
const withListing = (background: FakeBackground, ...keys: readonly ShownKey[]) => {
  background.listing = listing(...keys);
  return background;
};

describe('the page’s list beside the vault', () => {
  it('reads whole records of those alone whose ends are on the page', async () => {
    const background = new FakeBackground().add({ apiKey: key('a') }).add({ apiKey: key('b') });
    await start(withListing(background, shown()));
    await seen('The page showed 1 key. 1 of them is in your vault.');
    expect(background.requests('key.read')).toHaveLength(1);
    await find('heading', 'In your vault, not on this page');
  });

  it('says what a card showed, and what it did not', async () => {
    const background = withListing(
      new FakeBackground(),
      shown({ label: '', permissions: null, restricted: null, keyType: 'rsa', day: '2026-05-01' }),
      shown({ apiKey: key('b'), permissions: [] }),
    );
    background.listing = { ...listing(...(background.listing?.keys ?? [])), unread: 2 };
    await start(background);
    await seen('RSA · permissions not shown · 2026-05-01 on its card');
    await seen('no permission · chosen addresses only');
    await seen('2 more cards stand on the page and could not be read.');
    expect(all('listitem', 'Key without a name')).toHaveLength(1);
  });

  it('calls a key by both names where they differ', async () => {
    await start(withListing(new FakeBackground().add({ apiKey: key('a'), label: 'my bot' }), shown()));
    await seen('In your vault as “my bot”');
  });

  it('tells of a key that is out of use and still there', async () => {
    const retired = { apiKey: key('a'), care: { ...freshCare, retiredAt: now } };
    await start(withListing(new FakeBackground().add(retired), shown()));
    await seen('Binance still lists it');
  });

  it('fills the form for a stranger, and leaves one alone that is being typed', async () => {
    const background = withListing(new FakeBackground(), shown({ keyType: 'ed25519' }));
    const browser = await start(background);
    await press('button', 'Keep it here');
    expect(background.drafts.get('add-key')).toMatchObject({
      ...{
        label: 'bot',
        apiKey: key('a'),
        keyType: 'ed25519',
        environment: 'live',
        secretKey: '',
        open: 'yes',
      },
    });
    expect(browser.opened).toEqual(['popup']);
    background.drafts.set('add-key', { apiKey: key('c'), open: 'no' });
    await press('button', 'Keep it here');
    await seen('Another key is being typed in.');
    expect(background.drafts.get('add-key')?.['apiKey']).toBe(key('c'));
  });

  it('asks for the passphrase first, and asks for nothing before', async () => {
    const background = withListing(new FakeBackground(), shown());
    background.status = 'locked';
    await start(background);
    await seen('Unlock to see what the page showed');
    expect(background.requests('listing.read')).toEqual([]);
    await type('Passphrase', passphrase);
    await press('button', 'Unlock');
    await seen('The page showed 1 key.');
  });

  it('works without a vault: all are strangers', async () => {
    const background = withListing(new FakeBackground(), shown());
    background.status = 'none';
    await start(background);
    await seen('There is no vault yet');
    expect(background.requests('key.list')).toEqual([]);
    await find('heading', 'Not in your vault');
  });

  it('says so where nothing is there, and where it is forgotten', async () => {
    await start(new FakeBackground());
    await seen('Nothing to compare');
    const background = withListing(new FakeBackground(), shown());
    await start(background);
    await press('button', 'Forget this list');
    expect(background.listing).toBeNull();
    await find('heading', 'Settings');
  });
});
