import { KeystepError } from '../errors.ts';
import { entry, filled } from './import.types.ts';
import type { ImportEntry, Importer } from './import.types.ts';
import { listIn, objectIn, textIn } from './plain-data.ts';

/** Bitwarden's export: `items` with `login` and custom `fields` (bitwarden.com/help, read 2026-11-22). */
export const bitwardenJson: Importer = {
  format: 'bitwarden-json',
  read: ({ json }) => {
    const file = objectIn(json());
    if (file['encrypted'] === true) {
      throw new KeystepError('import-encrypted', 'expected an export that is not encrypted');
    }
    return Array.isArray(file['items']) ? listIn(file['items']).map(readItem) : null;
  },
};

function readItem(value: unknown): ImportEntry {
  const item = objectIn(value);
  const login = objectIn(item['login']);
  const own = listIn(item['fields']).map((each) => {
    const field = objectIn(each);
    return { name: textIn(field['name']), value: textIn(field['value']) };
  });
  return entry({
    title: textIn(item['name']),
    notes: textIn(item['notes']),
    urls: listIn(login['uris']).map((each) => textIn(objectIn(each)['uri'])),
    fields: filled([
      ...own,
      { name: 'username', value: textIn(login['username']) },
      { name: 'password', value: textIn(login['password']) },
    ]),
  });
}
