import { entry, filled } from './import.types.ts';
import type { Importer } from './import.types.ts';
import { isObject, objectIn, textIn } from './plain-data.ts';

/** freqtrade's `config.json`: `exchange.name`, `key` and `secret` (docs/exchanges.md @c9ae5e1). */
export const freqtrade: Importer = {
  format: 'freqtrade',
  read: ({ json }) => {
    const file = objectIn(json());
    const exchange = file['exchange'];
    if (!isObject(exchange) || !('key' in exchange || 'secret' in exchange)) return null;
    const name = textIn(exchange['name']);
    return [
      entry({
        title: [textIn(file['bot_name']) || 'freqtrade', name].filter((part) => part !== '').join(' '),
        fields: filled([
          { name: 'apiKey', value: textIn(exchange['key']) },
          { name: 'secret', value: textIn(exchange['secret']) },
        ]),
      }),
    ];
  },
};
