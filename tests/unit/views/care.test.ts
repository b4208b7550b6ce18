// @vitest-environment jsdom
import { computeAccessibleName } from 'dom-accessibility-api';
import { afterEach, describe, expect, it } from 'vitest';
import { freshCare } from '../../../src/keys/key-care.ts';
import type { KeyCare } from '../../../src/keys/key-care.ts';
import { all, close, find, key, open, press, seen } from './drive.ts';
import { dayMs, FakeBackground, id, now } from './fake-services.ts';

afterEach(close);

const withCare = (care: Partial<KeyCare>) =>
  new FakeBackground().add({ label: 'Old grid bot', rotateBy: now - dayMs, care: { ...freshCare, ...care } });
const names = () => all('listitem').map((item) => computeAccessibleName(item));

describe('a key that is due', () => {
  it('says so on its screen, and is put off for a week at a press', async () => {
    const background = withCare({});
    await open(background);
    await press('button', /^Old grid bot/);
    await seen('This key is due');
    await press('button', 'Remind me in a week');
    await seen('You will be reminded on Nov 29, 2026');
    expect(background.requests('key.care')).toMatchObject([
      { id: id(1), change: { snoozedUntil: now + 7 * dayMs } },
    ]);
    await key('Escape');
    await find('heading', 'All keys 1');
    expect(names()[0]).toContain('Old grid bot, Put off');
  });

  it('is due again at a press', async () => {
    await open(withCare({ snoozedUntil: now + dayMs }));
    await press('button', /^Old grid bot/);
    await press('button', 'Remind me now');
    await seen('This key is due');
  });

  it('tells when it was last used and checked', async () => {
    await open(withCare({ lastUsedAt: now - 3 * dayMs }));
    await press('button', /^Old grid bot/);
    await seen('Last used here: 3 days ago');
    await seen('Last checked: never');
  });
});

describe('a key that leaked', () => {
  it('is deleted on Binance first, then put out of use, and asks for no attention any more', async () => {
    const background = withCare({});
    const browser = await open(background);
    await press('button', /^Old grid bot/);
    // One press: the guide leads to the deletion on the very page.
    await press('button', 'This key leaked');
    await seen('Delete it on Binance now');
    expect(background.requests('guide.delete')).toEqual([{ id: id(1) }]);
    expect(browser.opened).toEqual(['API page, live']);
    await press('button', 'It is deleted there');
    await seen('Out of use since Nov 22, 2026');
    await find('button', 'Replace this key');
    expect(all('button', 'This key leaked')).toEqual([]);
    await key('Escape');
    await find('heading', 'All keys 1');
    expect(names()[0]).toContain('Old grid bot, Out of use');
  });

  it('of the test network is not looked for on binance.com', async () => {
    const background = new FakeBackground().add({ environment: 'testnet' });
    await open(background);
    await press('button', /^freqtrade spot/);
    await press('button', 'This key leaked');
    await seen('testnet.binance.vision');
    expect(all('button', 'Open Binance')).toEqual([]);
    expect(background.requests('guide.delete')).toEqual([]);
  });

  it('is left as it was by Escape', async () => {
    const background = withCare({});
    await open(background);
    await press('button', /^Old grid bot/);
    await press('button', 'This key leaked');
    await seen('Delete it on Binance now');
    await key('Escape');
    await find('heading', 'Old grid bot');
    expect(background.requests('key.care')).toEqual([]);
  });
});

describe('a key that is out of use', () => {
  it('comes back at a press', async () => {
    await open(withCare({ retiredAt: now - dayMs }));
    await press('button', /^Old grid bot/);
    await press('button', 'Use it again');
    await seen('This key is due');
  });
});
