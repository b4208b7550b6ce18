import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'àƀçđéƒĝĥíĵķłɱñóþǫŕšţúṽŵẋýžÀƁÇĐÉƑĜĤÍĴĶŁṀÑÓÞǪŔŠŢÚṼŴẊÝŽ';
const accent = (letter: string) => accented.charAt(plain.indexOf(letter));

/** A text as another language might have it: no plain letter, a third longer, placeholders as they were. */
export function pseudo(message: string): string {
  const parts = message.split(/(\$[A-Za-z0-9_@]+\$)/);
  const words = parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[A-Za-z]/g, accent)));
  return `⟦${words.join('')}${'·'.repeat(Math.ceil(message.length / 3))}⟧`;
}

/** A copy of a built extension whose English is the pseudo-language. The name stays: it is not for translating. */
export function withPseudoLocale(extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'keystep-pseudo-'));
  cpSync(extensionDir, copy, { recursive: true });
  const file = join(copy, '_locales', 'en', 'messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  for (const [key, entry] of Object.entries(messages)) {
    if (key !== 'extension_name') entry.message = pseudo(entry.message);
  }
  writeFileSync(file, JSON.stringify(messages));
  return copy;
}
