import type { Environment } from '../../src/keys/key-record.ts';
import type { CaptureReceipt } from '../../src/messages/protocol.ts';
import { newOpId } from '../../src/messages/op-id.ts';
import { readKeys, type KeyReading } from '../../src/site/read-keys.ts';
import { send } from '../platform/messaging.ts';

/** What became of a press of "Keep in vault". */
export type Kept = CaptureReceipt['status'] | Exclude<KeyReading['status'], 'read'>;

/**
 * Reads the two values once, for a trusted press, and hands them to the background. A second press for the same
 * key repeats the same operation, so that it is kept once.
 * @throws KeystepError when the background could not keep it.
 */
export class KeyKeeper {
  #last: { readonly apiKey: string; readonly opId: string } | null = null;

  async keep(document: Document, location: Location, label: string | null): Promise<Kept> {
    const reading = readKeys(document, location, label);
    if (reading.status !== 'read') return reading.status;
    const { apiKey } = reading;
    if (this.#last?.apiKey !== apiKey) this.#last = { apiKey, opId: newOpId() };
    const { status } = await send('capture.offer', {
      opId: this.#last.opId,
      apiKey,
      secretKey: reading.secretKey ?? '',
      environment: environmentOf(location),
    });
    return status;
  }
}

/** Keys of the demo site are unknown to the live one. */
function environmentOf({ hostname }: Location): Environment {
  return hostname === 'demo.binance.com' ? 'demo' : 'live';
}
