// @vitest-environment jsdom
import { computeAccessibleName } from 'dom-accessibility-api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { freshCare } from '../../../src/keys/key-care.ts';
import type { KeyRecord } from '../../../src/keys/key-record.ts';
import { keysInSlice } from '../../../src/messages/list-keys.ts';
import { all, close, find, key, open, press, seen } from './drive.ts';
import { dayMs, FakeBackground, id, now, waitingKey } from './fake-services.ts';

afterEach(close);

const out = (...formats: string[]) => formats.map((format) => ({ format, at: now }));
const old: Partial<KeyRecord> = {
  label: 'Grid bot',
  care: { ...freshCare, exportedTo: out('freqtrade', 'dotenv') },
};
const successor: Partial<KeyRecord> = {
  label: 'Newer bot',
  care: { ...freshCare, replaces: id(1) },
};
const names = () => all('listitem').map((item) => computeAccessibleName(item));
const rotating = () => new FakeBackground().add(old).add(successor);

describe('replacing a key', () => {
  it('begins with a new key by the same plan, and the guide on Binance', async () => {
    const background = new FakeBackground().add(old);
    const browser = await open(background);
    await press('button', /^Grid bot/);
    await press('button', 'Replace this key');
    await seen('0 of 6');
    await press('button', 'Start');
    expect(background.requests('guide.start')).toMatchObject([
      { plan: { label: 'Grid bot-2026-11', purpose: 'spot-bot', keyType: 'hmac', replaces: id(1) } },
    ]);
    expect(browser.opened).toEqual(['live']);
  });

  it('makes a pair where the old one was made here', async () => {
    const background = new FakeBackground().add({ ...old, keyType: 'ed25519', publicKey: 'PEM' });
    await open(background);
    await press('button', /^Grid bot/);
    await press('button', 'Replace this key');
    await press('button', 'Start');
    expect(background.requests('guide.start')).toMatchObject([{ makePair: 2048 }]);
  });

  it('is not offered on the test network, which has no page to lead to', async () => {
    await open(new FakeBackground().add({ ...old, environment: 'testnet' }));
    await press('button', /^Grid bot/);
    await find('button', 'This key leaked');
    expect(all('button', 'Replace this key')).toEqual([]);
  });

  it('goes on where the new key waits', async () => {
    const background = new FakeBackground().add(old);
    background.waiting = [waitingKey({ replaces: id(1) })];
    await open(background);
    await press('button', /^Grid bot/);
    await seen('A new key waits to take over');
    await press('button', 'Go on');
    await press('button', 'Review');
    await find('heading', /Review/);
  });

  it('is taken up again from the list, from the old key and from the new one', async () => {
    await open(rotating());
    await find('heading', 'Worth a look 1');
    expect(names()[0]).toContain('Grid bot, Being replaced');
    await press('button', /^Grid bot/);
    await seen('Being replaced by Newer bot');
    await press('button', 'Go on');
    await seen('2 of 6');
    await key('Escape');
    await key('Escape');
    await press('button', /^Newer bot/);
    await seen('Takes over from Grid bot');
    await press('button', 'Go on');
    await seen('2 of 6');
  });

  it('finds the new key in a list of any length', async () => {
    const background = new FakeBackground().add(old);
    for (let number = 0; number < keysInSlice; number++) background.add({ label: `key ${number}` });
    await open(background.add(successor));
    await press('button', /^Grid bot/);
    await seen('Being replaced by Newer bot');
    await press('button', 'Go on');
    await seen('2 of 6');
  });

  it('ticks a file only when the new key went out in it', async () => {
    const background = rotating();
    await open(background);
    await press('button', /^Grid bot/);
    await press('button', 'Go on');
    await seen('freqtrade');
    const said = () => all('listitem').map(({ textContent }) => textContent);
    expect(said().filter((text) => /^(freqtrade|\.env).*not yet$/.test(text))).toHaveLength(2);
    const [, made] = background.keys;
    background.keys = background.keys.map((each) =>
      each === made
        ? { ...each, record: { ...each.record, care: { ...each.record.care, exportedTo: out('dotenv') } } }
        : each,
    );
    background.broadcast();
    await vi.waitFor(() => expect(said().filter((text) => /^\.env.*done$/.test(text))).toHaveLength(1));
    await press('button', 'Export');
    await find('heading', /Newer bot/);
  });

  it('leads to the deletion on Binance, and puts the old key out of use only at a press', async () => {
    const background = rotating();
    const browser = await open(background);
    await press('button', /^Grid bot/);
    await press('button', 'Go on');
    await press('button', 'Show me');
    expect(background.requests('guide.delete')).toEqual([{ id: id(1) }]);
    expect(browser.opened).toEqual(['API page, live']);
    background.errand = { replacing: null, deleting: { id: id(1), gone: true } };
    background.broadcast();
    await seen('3 of 6');
    expect(background.requests('key.care')).toEqual([]);
    await press('button', 'Out of use');
    await seen('4 of 6');
    expect(background.keys.map((each) => each.record.care.retiredAt)).toEqual([now, null]);
  });

  it('ends with both keys in the vault', async () => {
    const background = new FakeBackground().add({ ...old, care: { ...freshCare, retiredAt: now } }).add({
      ...successor,
      care: {
        ...freshCare,
        replaces: id(1),
        lastCheck: {
          ...{ at: now, outcome: 'works', on: [], ipRestricted: null, expiresAt: null, refusal: null },
        },
      },
    });
    await open(background);
    await press('button', /^Grid bot/);
    await seen('Replaced by Newer bot');
    expect(background.keys).toHaveLength(2);
    expect(background.requests('key.delete')).toEqual([]);
  });
});

describe('a key that the guide deletes', () => {
  it('stands above the list, and is put out of use at a press', async () => {
    const background = new FakeBackground().add({ ...old, rotateBy: now + 90 * dayMs });
    background.errand = { replacing: null, deleting: { id: id(1), gone: false } };
    await open(background);
    await find('button', /^Deleting Grid bot on Binance/);
    background.errand = { replacing: null, deleting: { id: id(1), gone: true } };
    background.broadcast();
    await press('button', /^Grid bot is gone/);
    await seen('Binance’s page no longer lists this key');
    await press('button', 'It is deleted there');
    await seen('Out of use since');
    expect(background.requests('key.delete')).toEqual([]);
  });

  it('asks for access to Binance’s pages where it is missing, and says so where it is refused', async () => {
    const background = new FakeBackground().add(old);
    const browser = await open(background);
    browser.refuses = true;
    await press('button', /^Grid bot/);
    await press('button', 'This key leaked');
    await seen('Press again and allow it');
    expect(background.requests('guide.delete')).toEqual([]);
    expect(browser.opened).toEqual([]);
  });
});
