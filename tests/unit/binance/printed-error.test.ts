import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPrintedError } from '../../../src/binance/printed-error.ts';

const refused = 'Invalid API-key, IP, or permissions for action';

describe('a printed error', () => {
  it.each([
    ['JSON', `{"code":-2015,"msg":"${refused}."}`, -2015],
    ['JSON in JSON', `{"error":"{\\"code\\":-1021,\\"msg\\":\\"Timestamp for this request...\\"}"}`, -1021],
    ['python-binance', `binance.exceptions.BinanceAPIException: APIError(code=-2015): ${refused}.`, -2015],
    ['a Python repr', "{'code': -1022, 'msg': 'Signature for this request is not valid.'}", -1022],
    [
      'ccxt',
      'ccxt.base.errors.AuthenticationError: binance {"code":-2008,"msg":"Invalid Api-Key ID."}',
      -2008,
    ],
    [
      'connector-python',
      "(401, -2014, 'API-key format invalid.', {'Content-Type': 'application/json'})",
      -2014,
    ],
    ['go', `<APIError> code=-2015, msg=${refused}, request ip: 203.0.113.9`, -2015],
    ['words alone', `Error: ${refused.toUpperCase()}`, -2015],
    ['a typographic minus', 'Fehler \u22122014 von Binance', -2014],
    ['a status alone', 'HTTP/1.1 429 Too Many Requests', -1003],
    ['another status', 'requests.exceptions.HTTPError: status code: 451', 451],
    ['Binance TR', '{"code":3701,"msg":"Invalid API-key, IP..."}', 3701],
    ['a number that nobody documents', '{"code":-9876,"msg":"?"}', -9876],
    ['the key first', 'order failed -2010, then {"code": -1022}', -1022],
    ['no error', 'all is well since 2026-11-28, price -2015.50, id 7-2014', null],
    ['nothing', '', null],
  ])('in the form of %s', (_form, text, code) => {
    expect(readPrintedError(text).code).toBe(code);
  });

  it.each([
    ['as futures say it', `{"code":-2015,"msg":"${refused}, request ip: 198.51.100.23"}`, ['198.51.100.23']],
    ['at the end of a sentence', `${refused}, request ip: 198.51.100.23.`, ['198.51.100.23']],
    ['of the new kind', `${refused}, request ip: 2001:db8::7`, ['2001:db8::7']],
    [
      'alone in a log',
      '2026-11-28 07:12:17 [bot] refused at 198.51.100.23 after 12:30:01',
      ['198.51.100.23'],
    ],
    ['once', 'ip: 198.51.100.23, IP=198.51.100.23', ['198.51.100.23']],
    ['before others', 'proxy 203.0.113.4, request ip: 198.51.100.23', ['198.51.100.23']],
    ['not when it is the router’s', 'listening on 192.168.1.4 and 127.0.0.1', []],
    ['not when it is none', 'version 1.2.3, ip: 999.1.1.1', []],
  ])('gives its address %s', (_how, text, addresses) => {
    expect(readPrintedError(text).addresses).toEqual(addresses);
  });

  it('of any text is read without harm', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
        const { code, addresses } = readPrintedError(text);
        expect(code === null || Number.isSafeInteger(code)).toBe(true);
        expect(addresses.length).toBeLessThanOrEqual(30);
      }),
    );
    expect(readPrintedError(':'.repeat(1_000_000)).addresses).toEqual([]);
    expect(readPrintedError('1.'.repeat(500_000)).code).toBeNull();
  });
});
