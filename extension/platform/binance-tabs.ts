import { binanceHosts } from '../../src/site/hosts.ts';

/** Match patterns of the pages that the guide runs on. */
export const binancePatterns: string[] = binanceHosts.map((host) => `https://${host}/*`);
