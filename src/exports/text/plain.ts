// Controls, line and paragraph separators, marks that turn the direction of text, and halves of a pair.
const unruly = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;
const maxCharacters = 80;

/** Any text as one short line: for a comment, where a line break would end it. */
export function oneLine(text: string): string {
  const line = text.replace(unruly, ' ').replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= maxCharacters ? line : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}

/** A name of lower-case letters, digits and the separator, made from any text; `fallback` where nothing is left. */
export function slug(text: string, separator: '-' | '_', fallback: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const name = (words ?? []).join(separator).slice(0, 40);
  return name.replace(/[-_]$/, '') || fallback;
}
