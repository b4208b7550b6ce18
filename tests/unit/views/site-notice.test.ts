// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { all, close, find, open, seen } from './drive.ts';
import { FakeBackground } from './fake-services.ts';

afterEach(close);

const over = (address: string, status: FakeBackground['status']) =>
  open(Object.assign(new FakeBackground(), { address, status }));

describe('the popup over another site', () => {
  it.each(['none', 'locked', 'unlocked'] as const)(
    'warns of a look-alike while the vault is %s',
    async (status) => {
      await over('https://binance.com.example.net/en', status);
      await find('alert', /.*/);
      await seen('binance.com.example.net');
      await seen('Don’t sign in there');
    },
  );

  it('tells a slip, other letters and a missing lock apart', async () => {
    await over('https://binnance.com/', 'locked');
    await seen('with a slip in it');
    await over('https://b1nance.com/', 'locked');
    await seen('only look like');
    await over('http://www.binance.com/', 'locked');
    await seen('not encrypted');
  });

  it('is calm about genuine sites that are not supported', async () => {
    await over('https://www.binance.us/', 'locked');
    await seen('Keystep is not made for this site');
    expect(all('alert')).toEqual([]);
  });

  it('says nothing on Binance and elsewhere', async () => {
    for (const address of ['https://www.binance.com/en', 'https://example.com/', '']) {
      await over(address, 'locked');
      expect(
        all('alert')
          .concat(all('status'))
          .map((one) => one.textContent)
          .filter((text) => text !== ''),
      ).toEqual([]);
    }
  });
});
