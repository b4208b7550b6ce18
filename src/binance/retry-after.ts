const second = 1000;
/** Longest time that is believed: Binance bans for three days at most (rest-api.md @a5e0bc3, read 2026-11-22). */
const maxWaitMs = 3 * 24 * 3600 * second;
/** Waits where Binance asks for one and names none: a minute for 429, the shortest ban of two minutes for 418. */
const waits: Readonly<Record<number, number>> = { 429: 60 * second, 418: 120 * second };

/** When to ask again at the earliest, milliseconds since 1970; null where nothing has to wait. */
export function readRetryAfter({ status, headers }: Response, now: number): number | null {
  const wait = millisecondsIn(headers.get('retry-after'), now) ?? waits[status];
  return wait === undefined ? null : now + Math.min(Math.max(wait, second), maxWaitMs);
}

/** The header's two forms, seconds or a date (RFC 9110, 10.2.3), in milliseconds from now. */
function millisecondsIn(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/u.test(header)) return Number(header) * second;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : date - now;
}
