import type { VaultedKey } from '../../../../keys/compare-shown.ts';
import { mask, type KeySummary } from '../../../../keys/key-record.ts';
import type { Listing } from '../../../../keys/shown-key.ts';
import { listKeys } from '../../../../messages/list-keys.ts';
import type { Send } from '../../../../messages/protocol.ts';

/**
 * The keys of the vault for a comparison. Whole records are asked for where the ends of the API key are those of one
 * on the page, and for no other.
 */
export async function vaultedKeys(send: Send, { keys }: Listing): Promise<readonly VaultedKey[]> {
  const ends = new Set(keys.map(({ apiKey }) => endsOf(mask(apiKey))));
  const { keys: all } = await listKeys(send);
  return Promise.all(
    all.map(async (summary): Promise<VaultedKey> => {
      if (!ends.has(endsOf(summary.apiKeyMasked))) return elsewhere(summary);
      const { id, record } = await send('key.read', { id: summary.id });
      return { ...record, id, retiredAt: record.care.retiredAt };
    }),
  );
}

function endsOf({ first, last }: KeySummary['apiKeyMasked']): string {
  return `${first} ${last}`;
}

function elsewhere({ id, label, environment, account, purpose, care }: KeySummary): VaultedKey {
  const unread = { tool: '', permissions: [], addresses: [], apiKey: null };
  return { id, label, environment, account, purpose, retiredAt: care.retiredAt, ...unread };
}
