import { entry, filled } from './import.types.ts';
import type { ImportEntry, Importer } from './import.types.ts';
import { isObject, textIn } from './plain-data.ts';

/** Deeper than any of these files nest. */
const maxDepth = 6;
const maxEntries = 10_000;

/**
 * Files of programs that stand on ccxt: objects with `apiKey` and `secret` (ccxt's `keys.json`), or `key` and
 * `secret` (Passivbot's `api-keys.json`), by the name of the exchange or of the account, wherever they stand.
 */
export const ccxt: Importer = {
  format: 'ccxt',
  read: ({ json }) => {
    const file = json();
    const found: ImportEntry[] = [];
    collect(file, [], found);
    return found.length > 0 ? found : null;
  },
};

function collect(value: unknown, path: readonly string[], found: ImportEntry[]): void {
  if (path.length > maxDepth || found.length >= maxEntries || typeof value !== 'object' || value === null)
    return;
  if (isObject(value)) {
    const key = textIn(value['apiKey'] ?? value['key'] ?? value['api_key']);
    const secret = textIn(value['secret'] ?? value['apiSecret'] ?? value['api_secret']);
    if (key !== '' && secret !== '') {
      const isSandbox = value['sandbox'] === true || value['testnet'] === true;
      const title = [...path, textIn(value['exchange']), isSandbox ? 'testnet' : ''];
      found.push(
        entry({
          title: title.filter((part) => part !== '').join(' '),
          fields: filled([
            { name: 'apiKey', value: key },
            { name: 'secret', value: secret },
          ]),
        }),
      );
      return;
    }
  }
  for (const [name, member] of Object.entries(value)) {
    collect(member, Array.isArray(value) ? [...path, ''] : [...path, name], found);
  }
}
