// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { all, choose, close, field, find, key, open, press, seen, type } from './drive.ts';
import { apiKey, FakeBackground, now } from './fake-services.ts';

afterEach(close);

const toPlan = async (purpose: RegExp | null, background = new FakeBackground()) => {
  const browser = await open(background);
  await press('button', 'Plan a new key');
  if (purpose) await press('radio', purpose);
  return { background, browser };
};

const toDetails = async (purpose: RegExp) => {
  const both = await toPlan(purpose);
  await press('button', 'Continue');
  await field('Rotate after');
  return both;
};

describe('plan', () => {
  it('proposes the least and starts with it', async () => {
    const { background, browser } = await toPlan(null);
    await press('button', 'Continue');
    await press('button', 'Start on Binance');
    expect(background.requests('guide.start')[0]?.plan).toEqual({
      purpose: 'tax',
      tool: '',
      label: 'tax-2026-11',
      keyType: 'hmac',
      environment: 'live',
      validityDays: 30,
      permissions: ['enableReading'],
      addressPlan: 'unknown',
      addresses: [],
      publicKey: '',
    });
    expect(browser.opened).toEqual(['live']);
    expect(browser.closed).toBe(true);
    expect(background.drafts.size).toBe(0);
  });

  it('needs no key for market data', async () => {
    await toPlan(/^Market data only/);
    await seen('You need no key for this');
    expect(all('button', 'Continue')).toEqual([]);
  });

  it('takes tool, validity and addresses', async () => {
    const { background } = await toDetails(/^Futures bot/);
    await choose('Tool', 'freqtrade');
    await type('Rotate after', '200');
    await seen('Very long: a leak could last a year');
    expect((await field('Rotate after')).getAttribute('aria-valuetext')).toMatch(/^200 days, Very long/);
    await type('IP addresses', '203.0.113.24,203.0.113.24 2001:DB8::1');
    await seen('2 of 30');
    await press('button', 'Start on Binance');
    expect(background.requests('guide.start')[0]?.plan).toMatchObject({
      label: 'freqtrade-2026-11',
      validityDays: 200,
      addresses: ['203.0.113.24', '2001:db8::1'],
      permissions: ['enableReading', 'enableSpotAndMarginTrading', 'enableFutures'],
    });
  });

  it('says what to open first, what the tool asks for and from where that is known', async () => {
    await toDetails(/^Futures bot/);
    await seen('A key that is older than it can never trade futures.');
    await seen('Binance deletes a system-generated key');
    await choose('Tool', 'freqtrade');
    await seen('One-way Mode and Single-Asset Mode');
    await seen('By freqtrade docs/exchanges.md @c9ae5e1, 2024-10-24');
    await seen('To try freqtrade out you need no key');
    await type('IP addresses', '203.0.113.24');
    expect(document.body.textContent).not.toContain('Binance deletes');
  });

  it('names the way without a key where there is one', async () => {
    await toDetails(/^Tax/);
    await seen('Create Tax Report API');
    close();
    await toDetails(/^Trading service/);
    await choose('Tool', '3Commas');
    await seen('Fast Connect');
  });

  it('plans what the tool asks for, not what the purpose would', async () => {
    const { background } = await toDetails(/^Trading service/);
    await choose('Tool', 'Cornix');
    await press('checkbox', 'Futures');
    await press('button', 'Start on Binance');
    expect(background.requests('guide.start')[0]?.plan).toMatchObject({
      tool: 'Cornix',
      permissions: ['enableReading', 'enableFutures'],
      addressPlan: 'vendor',
    });
  });

  it('leaves a clean list of what was pasted', async () => {
    await toDetails(/^Trading service/);
    await type('IP addresses', 'Hello,\nadd 203.0.113.24 and\n192.168.1.4\n203.0.113.24');
    await seen('Line 3: “192.168.1.4” is an address inside');
    await press('button', 'Keep only the addresses (1)');
    expect((await field('IP addresses')).value).toBe('203.0.113.24');
    await seen('1 of 30');
    await press('button', 'Copy list');
    await seen('Copied');
  });

  it('offers only the key types that the tool takes', async () => {
    await toDetails(/^Spot bot/);
    await choose('Tool', 'Hummingbot');
    expect((await find('radio', 'Ed25519')).matches(':disabled')).toBe(true);
    await seen('Hummingbot works with HMAC.');
    await choose('Tool', 'NautilusTrader');
    await press('radio', 'Ed25519');
    await seen('Keystep makes it when you start');
    await press('radio', 'I have one');
    await seen('You bring your own public key');
  });

  it('has Keystep make the pair of a self-generated key, unless the person has one', async () => {
    const { background } = await toDetails(/^Own script/);
    await press('radio', 'RSA');
    await press('radio', '4096 bits');
    await press('button', 'Start on Binance');
    expect(background.requests('guide.start')[0]).toMatchObject({ makePair: 4096, plan: { keyType: 'rsa' } });
    close();
    const second = await toDetails(/^Own script/);
    await press('radio', 'I have one');
    await press('button', 'Start on Binance');
    expect(second.background.requests('guide.start')[0]?.makePair).toBeUndefined();
  });

  it('shows a pair whose API key is missing, and takes one that is typed', async () => {
    const background = new FakeBackground();
    const pair = { label: 'mine', keyType: 'ed25519', environment: 'live', publicKey: 'PEM' } as const;
    background.pairs = [{ ...pair, dropId: '0'.repeat(32), madeAt: now }];
    await open(background);
    await press('button', /^1 private key, API key missing/);
    await press('button', 'Discard');
    await seen('that API key can never be used');
    await press('button', 'Keep it');
    await type('API key', 'short');
    await press('button', 'Save');
    expect(background.requests('pair.save')).toEqual([]);
    await type('API key', apiKey);
    await press('button', 'Save');
    await seen('None. Every private key has its API key.');
    expect(background.requests('pair.save')[0]).toMatchObject({ apiKey });
  });

  it('explains an address that Binance never sees, and does not start with it', async () => {
    const { background } = await toDetails(/^Own script/);
    await type('IP addresses', '192.168.1.4');
    await seen('inside your own network');
    await press('button', 'Start on Binance');
    expect(background.requests('guide.start')).toEqual([]);
  });

  it('lets a script have more, withdrawals never', async () => {
    const { background } = await toDetails(/^Own script/);
    expect(all('checkbox', /Withdraw/)).toEqual([]);
    await press('checkbox', 'Futures');
    await press('button', 'Start on Binance');
    expect(background.requests('guide.start')[0]?.plan?.permissions).toEqual([
      'enableReading',
      'enableFutures',
    ]);
  });

  it('goes on in a Binance tab without opening another', async () => {
    const { background, browser } = await toDetails(/^Tax/);
    browser.guide = 'awake';
    await press('button', 'Start on Binance');
    expect(background.requests('guide.start')).toHaveLength(1);
    expect(browser.opened).toEqual([]);
    expect(browser.closed).toBe(true);
  });

  it('tells how to wake a tab that sleeps, and stays', async () => {
    const { browser } = await toDetails(/^Tax/);
    browser.guide = 'asleep';
    await press('button', 'Start on Binance');
    await seen('If it shows a secret, copy that first.');
    expect(browser.closed).toBe(false);
  });

  it('goes back a page, then out, and comes back where it was', async () => {
    const { background } = await toDetails(/^Spot bot/);
    await type('Label', 'mine');
    await open(background);
    expect((await field('Label')).value).toBe('mine');
    await key('Escape');
    await find('heading', 'What is this key for?');
    await key('Escape');
    await find('heading', 'No keys yet');
  });
});

describe('notices', () => {
  it('offers to grant withheld access', async () => {
    const background = new FakeBackground();
    const browser = await open(background);
    browser.access = false;
    close();
    const again = await open(background);
    again.access = false;
    await press('button', 'Plan a new key');
    await press('button', 'Continue');
    await press('button', 'Allow on Binance');
    expect(again.access).toBe(true);
  });
});
