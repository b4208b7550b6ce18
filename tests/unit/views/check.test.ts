// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckNote } from '../../../src/keys/check-note.ts';
import { all, close, find, open, press, seen, type } from './drive.ts';
import { FakeBackground, now } from './fake-services.ts';

afterEach(close);

const note = (parts: Partial<CheckNote>): CheckNote => ({
  at: now,
  outcome: 'answered',
  on: ['enableReading', 'enableSpotAndMarginTrading'],
  ipRestricted: true,
  expiresAt: null,
  refusal: null,
  ...parts,
});

async function check(parts: Partial<CheckNote>, clockAheadMs = 0) {
  const background = new FakeBackground().add({
    label: 'grid bot',
    purpose: 'spot-bot',
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    addresses: ['198.51.100.7'],
  });
  background.check = { status: 'checked', note: note(parts), clockAheadMs };
  const browser = await open(background);
  await press('button', /^grid bot/);
  return { background, browser };
}

describe('a check', () => {
  it('lays the answer beside the plan, what can move funds first', async () => {
    await check({ on: ['enableFutures', 'enableWithdrawals', 'enableReading'], ipRestricted: false });
    await press('button', 'Check key');
    await find('heading', '4 things differ from your plan');
    const rows = all('row').map((row) => row.textContent.trim());
    expect(rows[1]).toBe('WithdrawalsOffOn');
    expect(rows).toContain('IP addresses1 addressAny');
    expect(rows).toContain('ReadingOnOn');
    await seen('Untick: Withdrawals and Futures.');
    await seen('Tick: Spot & margin.');
  });

  it('says that a key matches, when trading ends, and that a clock is off', async () => {
    await check({ expiresAt: Date.UTC(2027, 0, 29) }, -12_000);
    await press('button', 'Check key');
    await find('heading', 'Matches your plan');
    await seen('Trading with this key ends on Jan 29, 2027.');
    await seen('behind Binance’s by 12 seconds');
  });

  it('says that a refusal is right where only a server may ask', async () => {
    await check({ outcome: 'refused', refusal: -2015, on: [], ipRestricted: null });
    await press('button', 'Check key');
    await find('heading', 'Only your server can use it now');
  });

  it('asks nothing where the person does not allow it', async () => {
    const { background, browser } = await check({});
    browser.api = null;
    await press('button', 'Check key');
    await seen('doesn’t let Keystep reach Binance’s API');
    expect(background.asked.map(({ name }) => name)).not.toContain('key.check');
  });

  it('says until when Binance asks for a pause, and what is not about the key', async () => {
    const { background } = await check({});
    background.check = { status: 'wait', until: now + 60_000 };
    await press('button', 'Check key');
    await seen('Binance asks for a pause');
    background.check = { status: 'not-checked', refusal: 403 };
    await press('button', 'Check key');
    await find('heading', 'Binance’s firewall turned the request away');
  });

  it('explains what a program printed, and gives the address to copy', async () => {
    const { background, browser } = await check({});
    await press('button', 'Check key');
    await press('button', 'Explain an error message');
    await type(
      'Error message',
      'APIError(code=-2015): Invalid API-key, IP, or permissions, request ip: 198.51.100.23',
    );
    await find('heading', 'Binance refused the key');
    await press('button', 'Copy 198.51.100.23');
    expect(browser.clipboard).toBe('198.51.100.23');
    expect(JSON.stringify(background.asked)).not.toContain('198.51.100.23');
  });
});
