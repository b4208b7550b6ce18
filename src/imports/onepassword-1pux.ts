import { strFromU8, unzipSync } from 'fflate';
import { KeystepError } from '../errors.ts';
import { entry, filled } from './import.types.ts';
import type { ImportEntry, Importer, NamedValue } from './import.types.ts';
import { isObject, listIn, objectIn, parseLooseJson, textIn } from './plain-data.ts';

/** Largest list of items that is unpacked, in bytes. Attachments are never unpacked. */
const maxUnpacked = 64 * 1024 * 1024;
const dataFile = 'export.data';

/**
 * 1Password's archive: a zip whose `export.data` is JSON
 * (https://support.1password.com/1pux-format/, read 2026-11-22).
 */
export const onePassword1pux: Importer = {
  format: '1password-1pux',
  read: ({ bytes }) => {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
    const accounts = listIn(objectIn(parseLooseJson(unpack(bytes)))['accounts']);
    const vaults = accounts.flatMap((account) => listIn(objectIn(account)['vaults']));
    return vaults.flatMap((vault) => listIn(objectIn(vault)['items'])).map(readItem);
  },
};

function unpack(bytes: Uint8Array): string {
  assertSmallDirectory(bytes);
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== dataFile) return false;
        if (originalSize > maxUnpacked) {
          throw new KeystepError(
            'file-too-big',
            `expected at most ${maxUnpacked} bytes, got ${originalSize}`,
          );
        }
        // The library unpacks into this many bytes and no more, whatever the archive holds.
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof KeystepError) throw cause;
    throw new KeystepError('import-damaged', 'expected a zip', { cause });
  }
  const data = files[dataFile];
  if (data === undefined) throw new KeystepError('import-damaged', `expected ${dataFile} in the zip`);
  return strFromU8(data);
}

/** The library believes how many files the archive says it has: that many must fit into it. */
function assertSmallDirectory(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 8, true);
    if (count !== 0xffff && count * 46 <= bytes.length && view.getUint32(at + 16, true) <= bytes.length)
      return;
    break;
  }
  throw new KeystepError('import-damaged', 'expected the directory of a zip');
}

function readItem(value: unknown): ImportEntry {
  const item = objectIn(value);
  const overview = objectIn(item['overview']);
  const details = objectIn(item['details']);
  const logins = listIn(details['loginFields']).map((each): NamedValue => {
    const field = objectIn(each);
    const name = textIn(field['designation']) || textIn(field['name']);
    return { name, value: textIn(field['value']) };
  });
  const sections = listIn(details['sections']).flatMap((section) =>
    listIn(objectIn(section)['fields']).map(readField),
  );
  return entry({
    title: textIn(overview['title']),
    notes: textIn(details['notesPlain']),
    urls: [textIn(overview['url']), ...listIn(overview['urls']).map((each) => textIn(objectIn(each)['url']))],
    fields: filled([...sections, ...logins, { name: 'password', value: textIn(details['password']) }]),
  });
}

/** A field's value stands under the name of its kind: `concealed`, `string`, `url` ... */
function readField(value: unknown): NamedValue {
  const field = objectIn(value);
  const held = field['value'];
  const text = isObject(held) ? Object.values(held).find((each) => typeof each === 'string') : held;
  return { name: textIn(field['title']) || textIn(field['id']), value: textIn(text) };
}
