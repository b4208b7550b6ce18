import { hosts } from '../../src/site/hosts.ts';

/** Match patterns of the pages that the guide runs on. */
export const binancePatterns: string[] = hosts.map((host) => `https://${host}/*`);
