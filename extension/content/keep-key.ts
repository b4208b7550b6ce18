import type { KeyPreview } from '../../src/guide/hint.ts';
import type { Environment } from '../../src/keys/key-record.ts';
import type { CaptureReceipt } from '../../src/messages/protocol.ts';
import { newOpId } from '../../src/messages/op-id.ts';
import { previewKeys, readKeys, type KeyReading } from '../../src/site/read-keys.ts';
import type { PageScan } from '../../src/site/scan.ts';
import { send } from '../platform/messaging.ts';

/** What became of a press of "Keep in vault". `changed`: the page shows another pair than the panel did. */
export type Kept = CaptureReceipt['status'] | Exclude<KeyReading['status'], 'read'> | 'changed';

/** Shows what would be kept, and keeps exactly that. */
export class KeyKeeper {
  readonly #document: Document;
  readonly #location: Location;
  #previewed = '';
  #attempt: { readonly pair: string; readonly opId: string } | null = null;

  constructor({ document, location }: Window) {
    this.#document = document;
    this.#location = location;
  }

  /** The ends of the two values, which the page shows whole beside the panel (P5). */
  preview(scan: PageScan, label: string | null): KeyPreview | null {
    const reading = readKeys(this.#document, scan.lexicon, label, scan);
    this.#previewed = pairOf(reading);
    return previewKeys(reading);
  }

  /**
   * Reads the two values once more, for a trusted press, and hands them to the background. A second press after a
   * failure repeats the same operation, so that the pair is kept once.
   * @throws KeystepError when the background could not keep it.
   */
  async keep({ lexicon }: PageScan, label: string | null): Promise<Kept> {
    const reading = readKeys(this.#document, lexicon, label);
    if (reading.status !== 'read') return reading.status;
    const pair = pairOf(reading);
    if (pair !== this.#previewed) return 'changed';
    if (this.#attempt?.pair !== pair) this.#attempt = { pair, opId: newOpId() };
    const { status } = await send('capture.offer', {
      opId: this.#attempt.opId,
      apiKey: reading.apiKey,
      secretKey: reading.secretKey ?? '',
      environment: environmentOf(this.#location),
    });
    this.#attempt = null;
    return status;
  }
}

function pairOf(reading: KeyReading): string {
  return reading.status === 'read' ? `${reading.apiKey} ${reading.secretKey ?? ''}` : '';
}

/** Keys of the demo site are unknown to the live one. */
function environmentOf({ hostname }: Location): Environment {
  return hostname === 'demo.binance.com' ? 'demo' : 'live';
}
