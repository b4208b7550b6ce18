import { KeystepError } from '../errors.ts';
import { paths } from './endpoints.ts';
import { ask, type Answer, type Connection } from './ask.ts';

/** How this machine's clock stands against Binance's. */
export interface Clock {
  /** Milliseconds by which this machine is ahead; negative when it is behind. Half the question's way is the error. */
  readonly aheadMs: number;
  /** Time for a signed request: by Binance's clock, and never ahead of it. Milliseconds since 1970. */
  readonly timestamp: () => number;
}

const earliest = Date.UTC(2017, 0);
const latest = Date.UTC(2100, 0);

/** Asks for the time, or gives back the refusal. @throws KeystepError as `ask`, and `check-odd-answer`. */
export async function readClock(
  connection: Connection,
  host: string,
): Promise<Clock | Extract<Answer, { refusal: number }>> {
  const { now } = connection;
  const asked = now();
  const answer = await ask(connection, `https://${host}${paths.time}`);
  const heard = now();
  if ('refusal' in answer) return answer;
  const { serverTime } = Object(answer.body) as { serverTime?: unknown };
  if (!isTime(serverTime)) throw new KeystepError('check-odd-answer', 'the time is no time');
  return {
    aheadMs: Math.round((asked + heard) / 2 - serverTime),
    // Binance refuses what is more than a second ahead; what is late by the way of an answer it takes.
    timestamp: () => serverTime + Math.max(0, now() - heard),
  };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > earliest && value < latest;
}
