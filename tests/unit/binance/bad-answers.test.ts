import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkKey } from '../../../src/binance/check-key.ts';
import { paths } from '../../../src/binance/endpoints.ts';
import type { BadAnswer } from '../../binance-server/bad-answers.ts';
import { sampleKey } from './sample-keys.ts';
import { startWire, waitMemory, type Wire } from './wire.ts';

const { mine, theirs } = sampleKey('hmac');
const minute = 60_000;
let wire: Wire;

beforeEach(async () => {
  wire = await startWire();
  wire.server.state.keys = [theirs];
});
afterEach(() => wire.close());

const questions = [paths.time, paths.restrictions];

/** Each bad answer and its code, to either question. */
const codes: Readonly<Partial<Record<BadAnswer, string>>> = {
  'html-page': 'check-not-json',
  'html-called-json': 'check-cut-off',
  'half-json': 'check-cut-off',
  'cut-off': 'check-cut-off',
  redirect: 'check-redirected',
  'redirect-same-host': 'check-redirected',
  'too-large': 'check-too-large',
  'no-object': 'check-odd-answer',
  'huge-number': 'check-odd-answer',
  'not-utf8': 'check-cut-off',
};

describe.each(questions)('to %s', (path) => {
  it.each(Object.entries(codes))('the answer “%s” is told as %s', async (bad, code) => {
    wire.server.state.script = { [path]: bad as BadAnswer };
    await expect(checkKey(mine, wire.connection, waitMemory())).rejects.toMatchObject({ code });
  });

  it.each(['hang', 'hang-in-the-middle'] as const)('“%s” ends with the time limit', async (bad) => {
    wire.server.state.script = { [path]: bad };
    const soon = { ...wire.connection, timeLimitMs: 200 };
    await expect(checkKey(mine, soon, waitMemory())).rejects.toMatchObject({ code: 'check-timeout' });
  });

  it.each([
    ['firewall', 403],
    ['location', 451],
    ['server-error', 502],
    ['busy', -1008],
    ['clock-refused', -1021],
  ] as const)('“%s” says nothing of the key (%i)', async (bad, refusal) => {
    wire.server.state.script = { [path]: bad };
    expect(await checkKey(mine, wire.connection, waitMemory())).toEqual({ status: 'not-checked', refusal });
  });

  it.each([
    ['rate-limit', 0.5],
    ['rate-limit-silent', 1],
    ['banned', 2],
  ] as const)('“%s” is obeyed for %d minutes, and nothing is sent meanwhile', async (bad, minutes) => {
    wire.server.state.script = { [path]: bad };
    const waits = waitMemory();
    let now = Date.now();
    const clock = { ...wire.connection, now: () => now };
    const until = now + minutes * minute;
    expect(await checkKey(mine, clock, waits)).toEqual({ status: 'wait', until });
    const sent = wire.server.heard.length;
    now = until - 1;
    expect(await checkKey(mine, clock, waits)).toEqual({ status: 'wait', until });
    expect(wire.server.heard.length).toBe(sent);
    now = until;
    wire.server.state.script = {};
    wire.server.state.clockAheadMs = now - Date.now();
    expect(await checkKey(mine, clock, waits)).toMatchObject({ status: 'checked' });
  });
});

describe('permissions', () => {
  it.each(['no-flags', 'flag-as-text', 'too-many-flags'] as const)('“%s” are no answer', async (bad) => {
    wire.server.state.script = { [paths.restrictions]: bad };
    await expect(checkKey(mine, wire.connection, waitMemory())).rejects.toMatchObject({
      code: 'check-odd-answer',
    });
  });

  it('that Keystep doesn’t know are told by their names', async () => {
    wire.server.state.extra = {
      enableAlphaWithdrawals: true,
      permitsPredictionTrading: true,
      enableSomething: false,
    };
    expect(await checkKey(mine, wire.connection, waitMemory())).toMatchObject({
      note: { on: ['enableReading', 'enableAlphaWithdrawals', 'permitsPredictionTrading'] },
    });
  });
});

describe('a server that is not there', () => {
  it('is told as unreachable', async () => {
    const gone = await startWire();
    await gone.close();
    await expect(checkKey(mine, gone.connection, waitMemory())).rejects.toMatchObject({
      code: 'check-unreachable',
    });
  });

  it('and one that answers for another address is told', async () => {
    const elsewhere: typeof fetch = async (address, init) => {
      const response = await wire.connection.fetch(address, init);
      Object.defineProperty(response, 'url', { value: 'https://api.binance.example/api/v3/time' });
      return response;
    };
    await expect(
      checkKey(mine, { ...wire.connection, fetch: elsewhere }, waitMemory()),
    ).rejects.toMatchObject({ code: 'check-wrong-host' });
  });
});

it('no error says the key, the secret or the signature', async () => {
  for (const bad of [...Object.keys(codes), 'no-flags', 'flag-as-text'] as BadAnswer[]) {
    wire.server.state.script = { [paths.restrictions]: bad };
    const error: unknown = await checkKey(mine, wire.connection, waitMemory()).catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(Error);
    const said = `${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`;
    for (const value of [mine.apiKey, mine.secretKey, 'signature=']) expect(said).not.toContain(value);
  }
});
