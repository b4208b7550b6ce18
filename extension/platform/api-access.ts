import { apiPattern } from '../../src/binance/endpoints.ts';
import type { Environment } from '../../src/keys/key-record.ts';
import { browser } from './browser.ts';

/** Whether the person lets Keystep ask this environment's API. Without it not even a preflight goes out. */
export function mayAskApi(environment: Environment): Promise<boolean> {
  return browser.permissions.contains({ origins: [apiPattern(environment)] });
}
