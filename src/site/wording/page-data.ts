import { squash } from './normalise.ts';
import type { Concept, Words } from './phrases.ts';

/** Longer data is not read, and no more texts than this are looked at: a page may ship anything. */
const longestData = 400_000;
const mostTexts = 10_000;
const longestWords = 160;
const deepest = 8;

/**
 * Words that the page ships for itself, by what their keys say in English: `createApi`, `create-api` or "Create API"
 * are keys of the words for "Create API". The data is the JSON text of a script element, `pageData.i18nResource` in
 * `#__APP_DATA` (single source, analysis of a recording of 2026-06-14; its keys are not known). Nothing is run or
 * hooked. Empty where it is missing, too long or of another form: nothing may depend on it. Never throws.
 */
export function wordsFromPage(document: Document, english: Words = {}): Words {
  const data = document.getElementById('__APP_DATA')?.textContent ?? '';
  if (data === '' || data.length > longestData) return {};
  try {
    const { pageData } = JSON.parse(data) as { pageData?: { i18nResource?: unknown } };
    return collect(pageData?.i18nResource, keysOf(english));
  } catch {
    return {};
  }
}

function collect(resource: unknown, keys: ReadonlyMap<string, readonly Concept[]>): Words {
  const found: { [Name in Concept]?: string[] } = {};
  let left = mostTexts;
  const visit = (node: unknown, depth: number): void => {
    if (typeof node !== 'object' || node === null || depth > deepest) return;
    for (const [key, value] of Object.entries(node)) {
      left -= 1;
      if (left < 0) return;
      if (typeof value !== 'string') visit(value, depth + 1);
      else if (value.length <= longestWords) {
        const concepts = keys.get(letters(key)) ?? keys.get(letters(key.split(/[.:/]/).at(-1) ?? ''));
        for (const concept of concepts ?? []) (found[concept] ??= []).push(value);
      }
    }
  };
  visit(resource, 0);
  return found;
}

/** English texts of two words at least: a key "name" or "copy" may mean anything. */
function keysOf(english: Words): ReadonlyMap<string, readonly Concept[]> {
  const keys = new Map<string, Concept[]>();
  for (const [concept, texts] of Object.entries(english) as [Concept, readonly string[]][])
    for (const text of texts)
      if (/\S\s+\S/.test(text)) keys.set(letters(text), [...(keys.get(letters(text)) ?? []), concept]);
  return keys;
}

function letters(text: string): string {
  return squash(text).replace(/[^a-z0-9]/g, '');
}
