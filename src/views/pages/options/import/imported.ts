import type { ImportCandidate } from '../../../../imports/candidates.ts';
import { readPairOf } from '../../../../imports/private-key-form.ts';
import { newOpId } from '../../../../messages/op-id.ts';
import type { KeySave, Send } from '../../../../messages/protocol.ts';
import type { PairVerdict } from '../../../../vault/pair-verdict.ts';

/** A candidate beside what it is to the vault. `opId`: saved twice, it is stored once. */
export interface ImportItem {
  readonly candidate: ImportCandidate;
  readonly verdict: PairVerdict;
  readonly opId: string;
}

/** Reads private keys, and asks the vault which of the candidates it has. */
export async function compareCandidates(
  send: Send,
  found: readonly ImportCandidate[],
): Promise<readonly ImportItem[]> {
  const candidates = await Promise.all(found.map(readPairOf));
  const pairs = candidates.map(({ apiKey, secretKey, environment }) => ({
    // Longer than any value: it is named as such, and no stored one is like it.
    apiKey: apiKey.slice(0, 4096),
    secretKey: secretKey.slice(0, 4096),
    environment,
  }));
  const verdicts = await send('key.compare', { pairs });
  return candidates.map((candidate, index) => ({
    candidate,
    verdict: verdicts[index] ?? 'new',
    opId: newOpId(),
  }));
}

/** Whether it can be stored as it is. */
export function canImport({ candidate, verdict }: ImportItem): boolean {
  return candidate.problems.length === 0 && (verdict === 'new' || verdict === 'other-secret');
}

/** What is ticked before the person looked: Binance's, right in form, and not there yet. */
export function isPreselected(item: ImportItem): boolean {
  return canImport(item) && item.candidate.isBinance && item.verdict === 'new';
}

/** The key to store. What it is for nobody said yet. */
export function saveOf({ candidate, opId }: ImportItem, label: string): KeySave {
  const { apiKey, secretKey, publicKey, keyType, environment } = candidate;
  return {
    opId,
    id: null,
    revision: 0,
    fields: {
      ...{ label, apiKey, secretKey, publicKey, keyType, environment },
      ...{
        account: '',
        purpose: 'other',
        tool: '',
        permissions: [],
        addresses: [],
        rotateBy: null,
        note: '',
      },
    },
  };
}
