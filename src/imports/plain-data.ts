/** A member of what was parsed, as an object; empty where it is none. */
export function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** A list in what was parsed; empty where it is none. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A text in what was parsed; empty where it is none. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether a value is an object with named members. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * JSON as people keep it: with a byte order mark, comments and commas too many, which freqtrade and OctoBot read.
 * Undefined where it is none.
 */
export function parseLooseJson(text: string): unknown {
  const trimmed = text.trimStart();
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return undefined;
  return tryJson(trimmed) ?? tryJson(withoutComments(trimmed));
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Strings stay as they are; comments go, and commas before a closing bracket. Each character is looked at once. */
function withoutComments(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let comma = -1;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character.trim() === '') continue;
    const comment = character === '/' ? endOfComment(text, at) : null;
    if (comment !== null || character === ',') {
      pieces.push(text.slice(from, at), character === ',' ? ',' : ' ');
      if (character === ',') comma = pieces.length - 1;
      from = comment ?? at + 1;
      at = from - 1;
      continue;
    }
    if (comma >= 0 && (character === '}' || character === ']')) pieces[comma] = '';
    comma = -1;
    if (character === '"') at = endOfString(text, at);
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

function endOfComment(text: string, at: number): number | null {
  if (text.startsWith('//', at)) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (!text.startsWith('/*', at)) return null;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}
