import { entry, filled } from './import.types.ts';
import type { Importer } from './import.types.ts';
import { isObject, objectIn, textIn } from './plain-data.ts';

/** OctoBot's `user/config.json`: `exchanges.<name>` with `api-key` and `api-secret` (constants.py @66c87d6). */
export const octobot: Importer = {
  format: 'octobot',
  read: ({ json }) => {
    const { exchanges } = objectIn(json());
    if (
      !isObject(exchanges) ||
      !Object.values(exchanges).some((each) => isObject(each) && 'api-key' in each)
    ) {
      return null;
    }
    return Object.entries(exchanges).map(([name, value]) => {
      const exchange = objectIn(value);
      return entry({
        title: `OctoBot ${name}${exchange['sandboxed'] === true ? ' testnet' : ''}`,
        fields: filled([
          { name: 'apiKey', value: textIn(exchange['api-key']) },
          { name: 'secret', value: textIn(exchange['api-secret']) },
        ]),
      });
    });
  },
};
