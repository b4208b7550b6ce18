import type { PagePlan } from '../guide/run.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const valueLength = 64;

/** A pair of the form of Binance's, at random: it opens nothing anywhere. */
export function madeUpPair(): { readonly apiKey: string; readonly secretKey: string } {
  return { apiKey: madeUpValue(), secretKey: madeUpValue() };
}

function madeUpValue(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(valueLength));
  return Array.from(bytes, (byte) => letters.charAt(byte % letters.length)).join('');
}

/** The plan that is rehearsed: a bot on a machine of its own. The address is one of RFC 5737's examples. */
export function madeUpPlan(label: string): PagePlan {
  return {
    label,
    keyType: 'hmac',
    environment: 'live',
    validityDays: 90,
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    addresses: ['203.0.113.7'],
    publicKey: '',
  };
}
