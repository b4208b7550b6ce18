import { roleOf, stemOf } from './field-roles.ts';
import type { Importer, NamedValue } from './import.types.ts';
import { pairsOf } from './pairs.ts';

const maxNames = 10_000;
/** Longer than a private key with its lines; what is longer is none of ours. */
const maxValueLength = 16_384;

/** Environment files: `NAME=value`, with `export`, quotes, comments and private keys over several lines. */
export const dotenv: Importer = {
  format: 'dotenv',
  read: ({ text }) => {
    const named = parseEnv(text).filter(({ name }) => roleOf(name) !== null);
    if (named.length === 0) return null;
    const byStem = new Map<string, NamedValue[]>();
    for (const value of named) {
      const stem = stemOf(value.name);
      const group = byStem.get(stem);
      if (group) group.push(value);
      else byStem.set(stem, [value]);
    }
    return Array.from(byStem, ([title, values]) =>
      pairsOf(values).map((pair) => ({ ...pair, title })),
    ).flat();
  },
};

function parseEnv(text: string): readonly NamedValue[] {
  const found: NamedValue[] = [];
  const start = /(?<![^\s;])([A-Za-z_][A-Za-z0-9_.-]{0,199})[^\S\n]{0,8}=[^\S\n]{0,8}/gu;
  for (let match = start.exec(text); match && found.length < maxNames; match = start.exec(text)) {
    const from = match.index + match[0].length;
    const { value, end } = readValue(text, from);
    found.push({ name: match[1] ?? '', value });
    start.lastIndex = Math.max(end, from);
  }
  return found;
}

function readValue(text: string, from: number): { readonly value: string; readonly end: number } {
  const quote = text.charAt(from);
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = text.slice(from + 1, from + 1 + maxValueLength).indexOf(quote);
    if (close >= 0) {
      const inside = text.slice(from + 1, from + 1 + close);
      return { value: quote === '"' ? inside.replaceAll('\\n', '\n') : inside, end: from + close + 2 };
    }
  }
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  const line = text.slice(from, Math.min(end, from + maxValueLength));
  // No key has blanks in it: what follows one is a remark, or the next name.
  const value = /^\S*/u.exec(line)?.[0] ?? '';
  return { value, end: from + value.length };
}
