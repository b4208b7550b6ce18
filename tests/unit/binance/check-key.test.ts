import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkKey } from '../../../src/binance/check-key.ts';
import { apis } from '../../../src/binance/endpoints.ts';
import { keyTypes } from '../../../src/keys/key-record.ts';
import { sampleKey } from './sample-keys.ts';
import { startWire, waitMemory, type Wire } from './wire.ts';

let wire: Wire;

beforeEach(async () => {
  wire = await startWire();
});
afterEach(() => wire.close());

const asked = () => wire.server.heard.map(({ host, path }) => `${host}${path}`);

describe('a check', () => {
  it.each(keyTypes)('of a %s key tells what Binance reports', async (type) => {
    const { mine, theirs } = sampleKey(type, {
      permissions: ['enableReading', 'enableFutures'],
      restricted: false,
    });
    wire.server.state.keys = [theirs];
    wire.server.state.extra = { tradingAuthorityExpirationTime: 1_790_000_000_000 };
    const result = await checkKey(mine, wire.connection, waitMemory());
    expect(result).toMatchObject({
      status: 'checked',
      note: {
        outcome: 'answered',
        on: ['enableReading', 'enableFutures'],
        ipRestricted: false,
        expiresAt: 1_790_000_000_000,
        refusal: null,
      },
    });
    expect(asked()).toEqual([
      'api.binance.com/api/v3/time',
      'api.binance.com/sapi/v1/account/apiRestrictions',
    ]);
  });

  it.each(keyTypes)('of a %s key whose secret is another key’s is refused', async (type) => {
    const { mine, theirs } = sampleKey(type);
    wire.server.state.keys = [theirs];
    const other = { ...mine, secretKey: sampleKey(type).mine.secretKey };
    expect(await checkKey(other, wire.connection, waitMemory())).toMatchObject({
      status: 'checked',
      note: { outcome: 'refused', refusal: -1022, on: [], ipRestricted: null },
    });
  });

  it('of a key that Binance doesn’t know, or of another environment, is refused', async () => {
    const { mine, theirs } = sampleKey('hmac', { environment: 'testnet' });
    wire.server.state.keys = [theirs];
    const refused = { status: 'checked', note: { outcome: 'refused', refusal: -2008 } };
    expect(await checkKey({ ...mine, environment: 'live' }, wire.connection, waitMemory())).toMatchObject(
      refused,
    );
    expect(await checkKey(sampleKey('hmac').mine, wire.connection, waitMemory())).toMatchObject(refused);
  });

  it('of a key that is bound to other addresses is refused, and to this one is not', async () => {
    const { mine, theirs } = sampleKey('ed25519', { restricted: true, ips: ['198.51.100.7'] });
    wire.server.state.keys = [theirs];
    expect(await checkKey(mine, wire.connection, waitMemory())).toMatchObject({ note: { refusal: -2015 } });
    wire.server.state.caller = '198.51.100.7';
    expect(await checkKey(mine, wire.connection, waitMemory())).toMatchObject({
      note: { outcome: 'answered', ipRestricted: true },
    });
  });

  it.each([
    ['demo', ['/api/v3/time', '/sapi/v1/account/apiRestrictions', '/api/v3/account']],
    ['testnet', ['/api/v3/time', '/api/v3/account']],
  ] as const)(
    'on %s tells that the key works where permissions are not reported',
    async (environment, paths) => {
      const { mine, theirs } = sampleKey('rsa', { environment });
      wire.server.state.keys = [theirs];
      expect(await checkKey(mine, wire.connection, waitMemory())).toMatchObject({
        note: { outcome: 'works', on: [], ipRestricted: null },
      });
      expect(asked()).toEqual(paths.map((path) => `${apis[environment].host}${path}`));
    },
  );

  it.each([-30 * 60_000, 3 * 3_600_000])(
    'goes by Binance’s clock, which is off by %i ms',
    async (clockAheadMs) => {
      const { mine, theirs } = sampleKey('hmac');
      wire.server.state.keys = [theirs];
      wire.server.state.clockAheadMs = clockAheadMs;
      const result = await checkKey(mine, wire.connection, waitMemory());
      expect(result).toMatchObject({ status: 'checked', note: { outcome: 'answered' } });
      if (result.status !== 'checked') return;
      expect(Math.abs(result.clockAheadMs + clockAheadMs)).toBeLessThan(30_000);
    },
  );

  it('sends the key in its header and nothing else of its own', async () => {
    const { mine, theirs } = sampleKey('hmac');
    wire.server.state.keys = [theirs];
    await checkKey(mine, wire.connection, waitMemory());
    const headers = wire.server.heard.map((each) =>
      each.headers.filter((name) => !['host', 'connection'].includes(name)),
    );
    expect(headers).toEqual([[], ['x-mbx-apikey']]);
  });

  it('sends nothing for a key that cannot sign or whose name no header takes', async () => {
    const { mine } = sampleKey('ed25519');
    const ask = (parts: object) => checkKey({ ...mine, ...parts }, wire.connection, waitMemory());
    await expect(ask({ secretKey: '' })).rejects.toMatchObject({ code: 'check-no-secret' });
    await expect(ask({ secretKey: 'x' })).rejects.toMatchObject({ code: 'check-bad-secret' });
    await expect(ask({ apiKey: 'a\nb' })).rejects.toMatchObject({ code: 'check-bad-api-key' });
    await expect(ask({ apiKey: '' })).rejects.toMatchObject({ code: 'check-bad-api-key' });
    expect(wire.server.heard).toEqual([]);
  });
});
