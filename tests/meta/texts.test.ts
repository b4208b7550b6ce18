import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/errors.ts';
import { deletionSteps, steps } from '../../src/guide/steps/index.ts';
import { permissions } from '../../src/keys/permissions.ts';
import { purposeIds } from '../../src/keys/purposes.ts';
import { parse, readLocale, sourcesBelow, walk } from './sources.ts';
import { type UsedTexts, usedTexts } from './used-texts.ts';

const english = readLocale('en');
const keys = Object.keys(english);
const underscored = (id: string) => id.replaceAll('-', '_');

/** Attributes whose value a person reads or hears. */
const spoken = new Set(['aria-label', 'aria-description', 'alt', 'label', 'placeholder', 'title']);

describe('every text', () => {
  it('has a key of lower-case words, a message and a description for translators', () => {
    const wrong = keys.filter((key) => {
      const { message, description } = english[key]!;
      return (
        !/^[a-z][a-zA-Z0-9]*(_[a-zA-Z0-9]+)*$/.test(key) ||
        message.trim() === '' ||
        description.trim().length < 3
      );
    });
    expect(wrong).toEqual([]);
  });

  it('uses each placeholder that it declares, declares each that it uses, and shows an example', () => {
    const wrong = keys.filter((key) => {
      const { message, placeholders = {} } = english[key]!;
      const used = [...message.matchAll(/\$([a-zA-Z0-9_@]+)\$/g)].map(([, name]) => name!.toLowerCase());
      const declared = Object.keys(placeholders).map((name) => name.toLowerCase());
      const plain = Object.values(placeholders).every(
        ({ content, example }) => /^\$[1-9]$/.test(content) && example,
      );
      return !plain || /\$[0-9]/.test(message) || [...new Set(used)].sort().join() !== declared.sort().join();
    });
    expect(wrong).toEqual([]);
  });

  it('in the list of extensions is at most 132 characters long', () => {
    expect(english['extension_description']!.message.length).toBeLessThanOrEqual(132);
  });
});

describe('texts and code', () => {
  const used: UsedTexts = usedTexts(sourcesBelow('src', 'extension'), keys);
  const inManifest = [...readFileSync('manifest.json', 'utf8').matchAll(/__MSG_(\w+)__/g)].map(
    ([, key]) => key!,
  );

  it('name only texts that exist', () => {
    expect(used.missing).toEqual([]);
    expect(inManifest.filter((key) => !(key in english))).toEqual([]);
  });

  it('leave no text unused', () => {
    const isUsed = (key: string) =>
      used.ids.has(key) || inManifest.includes(key) || used.prefixes.some((prefix) => key.startsWith(prefix));
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('have one for every error', () => {
    expect(errorCodes.filter((code) => !(`error_${underscored(code)}` in english))).toEqual([]);
  });

  it('have one for every permission and every purpose', () => {
    const wanted = [
      ...permissions.map((id) => `permission_${id}`),
      ...purposeIds.map((id) => `purpose_${underscored(id)}`),
    ];
    expect(wanted.filter((key) => !(key in english))).toEqual([]);
  });

  it('have a title for every step', () => {
    const wanted = [...steps, ...deletionSteps].map(({ id }) => `step_${underscored(id)}_title`);
    expect(wanted.filter((id) => !(id in english))).toEqual([]);
  });

  it('keep what people read out of the code', () => {
    const found = sourcesBelow('src', 'extension')
      .filter((path) => path.endsWith('.tsx'))
      .flatMap(wordsInMarkup);
    expect(found).toEqual([]);
  });
});

/** Words between tags, and in attributes that are spoken or shown. */
function wordsInMarkup(path: string): string[] {
  const found: string[] = [];
  walk(parse(path), (node) => {
    const text = ts.isJsxText(node) ? node.text : literalOf(node);
    if (text !== null && /\p{L}{2,}/u.test(text)) found.push(`${path}: ${text.trim()}`);
  });
  return found;
}

function literalOf(node: ts.Node): string | null {
  if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) {
    const value = node.initializer;
    if (value && ts.isStringLiteral(value)) return value.text;
    if (value && ts.isJsxExpression(value) && value.expression && ts.isStringLiteralLike(value.expression)) {
      return value.expression.text;
    }
  }
  // {'words'} between tags
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
    return node.expression && ts.isStringLiteralLike(node.expression) ? node.expression.text : null;
  }
  return null;
}
