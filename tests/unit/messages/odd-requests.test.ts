import { describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { parseEnvelope } from '../../../src/messages/parse-envelope.ts';
import { requestSchemas } from '../../../src/messages/requests.ts';
import { OddInputs } from '../odd-inputs.ts';
import { runs } from '../runs.ts';

const id = '0123456789abcdef0123456789abcdef';
const fields = {
  ...{ label: 'label', account: '', purpose: 'tax', permissions: ['enableReading'] },
  ...{ addresses: ['203.0.113.7'], rotateBy: null, note: '' },
};
const key = { ...fields, apiKey: 'a'.repeat(64), secretKey: null, keyType: 'hmac', environment: 'live' };

const samples = [
  { name: 'capture.offer', request: { opId: id, apiKey: 'a', secretKey: 'b', environment: 'live' } },
  { name: 'key.save', request: { opId: id, id: null, revision: 0, fields: key } },
  { name: 'waiting.save', request: { opId: id, dropId: id, fields } },
  { name: 'key.delete', request: { opId: id, id, revision: 1 } },
  { name: 'vault.unlock', request: { passphrase: 'correct horse battery staple' } },
  { name: 'draft.write', request: { form: 'add-key', fields: { label: 'x' } } },
  { name: 'settings.write', request: { autoLockMinutes: 10, theme: 'dark' } },
  { name: 'guide.mark', request: { running: true, passed: ['sign-in'] } },
  ...Object.keys(requestSchemas).map((name) => ({ name, request: {} })),
];

/** A hundred thousand in `npm run soak`. */
const tries = 10 * runs(500);
const seed = Number(process.env['KEYSTEP_SEED'] ?? 20261122);

describe('a message from anywhere', () => {
  it('is one of the protocol, or refused in a moment', { timeout: 600_000 }, () => {
    let accepted = 0;
    for (let turn = 0; turn < tries; turn += 1) {
      let took = Infinity;
      for (let attempt = 0; attempt < 10 && took > 50; attempt += 1) {
        const raw = new OddInputs(seed + turn).value(samples);
        const started = performance.now();
        try {
          parseEnvelope(raw);
          accepted += 1;
        } catch (error) {
          if (!(error instanceof KeystepError) || error.code !== 'bad-message') {
            throw new Error(`input ${turn} of seed ${seed}`, { cause: error });
          }
        }
        took = performance.now() - started;
      }
      expect(took).toBeLessThanOrEqual(50);
    }
    // Some changes leave a message whole: another label is as good.
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(tries / 2);
  });
});
