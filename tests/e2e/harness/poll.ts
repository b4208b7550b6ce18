import { setTimeout as pause } from 'node:timers/promises';

/** Asks again every 40 ms until the answer is neither undefined nor false; throws after `timeoutMs`, saying what for. */
export async function poll<Value>(
  what: string | (() => string),
  ask: () => Promise<Value | undefined | false> | Value | undefined | false,
  timeoutMs = 60_000,
): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) {
      throw new Error(`Waited ${timeoutMs} ms in vain: ${typeof what === 'string' ? what : what()}`);
    }
    await pause(40);
  }
}
