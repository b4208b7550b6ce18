import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { parseEnvelope } from '../../../src/messages/parse-envelope.ts';
import { requestSchemas } from '../../../src/messages/requests.ts';

const opId = '0123456789abcdef0123456789abcdef';
const offer = { opId, apiKey: 'a'.repeat(64), secretKey: 'b'.repeat(64), environment: 'live' };

function codeFor(raw: unknown): string {
  try {
    parseEnvelope(raw);
    return 'accepted';
  } catch (error) {
    return error instanceof KeystepError ? error.code : 'unforeseen';
  }
}

describe('parseEnvelope', () => {
  it('accepts a message of the protocol as it is', () => {
    const raw = { name: 'capture.offer', request: offer };
    expect(parseEnvelope(raw)).toEqual(raw);
  });

  it.each([
    ['no object', null],
    ['a name that no message has', { name: 'vault.export', request: {} }],
    ['a name of every object', { name: 'constructor', request: {} }],
    ['a name of every object, hidden', { name: '__proto__', request: {} }],
    ['no request', { name: 'vault.lock' }],
    ['a field too many', { name: 'vault.lock', request: { now: true } }],
    ['a field too many outside', { name: 'vault.lock', request: {}, to: 'all' }],
    ['a field too few', { name: 'capture.offer', request: { ...offer, apiKey: undefined } }],
    [
      'an environment that does not exist',
      { name: 'capture.offer', request: { ...offer, environment: 'us' } },
    ],
    ['a value far too long', { name: 'capture.offer', request: { ...offer, secretKey: 'x'.repeat(10_000) } }],
    ['an operation id of another form', { name: 'capture.offer', request: { ...offer, opId: '../x' } }],
    ['a lock time of never', { name: 'settings.write', request: { autoLockMinutes: 1e9 } }],
    ['a switch that is neither', { name: 'settings.write', request: { lockWhenAway: 'yes' } }],
    ['half a minute', { name: 'settings.write', request: { autoLockMinutes: 0.5 } }],
  ])('refuses %s', (_what, raw) => {
    expect(codeFor(raw)).toBe('bad-message');
  });

  it('names the field but never its value', () => {
    const secretKey = 'S3cret'.repeat(100);
    try {
      parseEnvelope({ name: 'capture.offer', request: { ...offer, secretKey } });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain('secretKey');
      expect(String(error)).not.toContain('S3cret');
    }
  });

  it('answers anything at all with acceptance or bad-message', () => {
    const names = fc.constantFrom(...Object.keys(requestSchemas));
    fc.assert(
      fc.property(fc.oneof(names, fc.string()), fc.anything(), (name, request) => {
        expect(['accepted', 'bad-message']).toContain(codeFor({ name, request }));
      }),
      { numRuns: 500 },
    );
  });
});
