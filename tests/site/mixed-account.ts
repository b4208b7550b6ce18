import { makeKey } from './account.ts';
import type { PracticeKey } from './practice-options.ts';

const trading = ['enableReading', 'enableSpotAndMarginTrading'];
const bound = { restricted: true, ips: ['203.0.113.50'] };

/**
 * An account as one grows over the years: keys that are as they should be, one that may do more, one that anybody may
 * use, one that is out of use, and strangers, one of which can take funds away. Newest first.
 */
export function mixedAccount(): readonly PracticeKey[] {
  return [
    makeKey({ label: 'freqtrade spot', permissions: trading, ...bound }),
    makeKey({ label: 'own script', type: 'ed25519', permissions: ['enableReading'] }),
    makeKey({ label: 'grid bot', permissions: [...trading, 'enableFutures'], ...bound }),
    makeKey({ label: 'open bot', permissions: trading }),
    makeKey({ label: 'old bot', permissions: ['enableReading'] }),
    makeKey({ label: 'tax 2024', permissions: ['enableReading'] }),
    makeKey({
      ...{ label: 'test <b>123</b>', type: 'rsa', ...bound },
      permissions: ['enableReading', 'enableWithdrawals', 'symbolWhitelist'],
    }),
  ];
}
