/**
 * The hosts on which Keystep runs, exactly these: look-alike addresses are many, so a list of good ones is the
 * only safe rule. They are the manifest's.
 */
export const hosts = ['www.binance.com', 'accounts.binance.com', 'demo.binance.com'] as const;
export type Host = (typeof hosts)[number];

/** Whether a host (without port) is one of Binance's that Keystep knows. */
export function isKnownHost(host: string): host is Host {
  return (hosts as readonly string[]).includes(host);
}
