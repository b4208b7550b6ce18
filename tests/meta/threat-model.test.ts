import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, walk } from './sources.ts';

interface NamedTest {
  readonly file: string;
  readonly title: string;
}

interface Requirement {
  readonly number: number;
  readonly tests: readonly NamedTest[];
}

/** A heading `### R1. Words`, and below it lines of a file in backticks, a colon and the title of a test. */
function requirements(): readonly Requirement[] {
  const [, ...sections] = readFileSync('docs/threat-model.md', 'utf8').split(/^### R/m);
  return sections.map((section) => ({
    number: Number(/^\d+(?=\. \S)/.exec(section)?.[0]),
    tests: Array.from(section.matchAll(/^- `(tests\/[^`]+)`: (.+)$/gm), ([, file, title]) => ({
      file: file!,
      title: title!,
    })),
  }));
}

/** Titles of the tests in a file, as they are written: with `%s` where they are made of a table. */
function titlesIn(file: string): ReadonlySet<string> {
  const titles = new Set<string>();
  walk(parse(file), (node) => {
    if (!ts.isCallExpression(node) || !/^it\b/.test(node.expression.getText())) return;
    const [title] = node.arguments;
    if (title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text);
  });
  return titles;
}

describe('the threat model', () => {
  const all = requirements();

  it('numbers its requirements from 1, each once', () => {
    expect(all.length).toBeGreaterThan(0);
    expect(all.map(({ number }) => number)).toEqual(all.map((_requirement, index) => index + 1));
  });

  it('names a test for each', () => {
    expect(all.filter(({ tests }) => tests.length === 0).map(({ number }) => number)).toEqual([]);
  });

  it('names only tests that there are', () => {
    const known = new Map<string, ReadonlySet<string>>();
    const missing = all.flatMap(({ number, tests }) =>
      tests
        .filter(({ file, title }) => {
          if (!/\.test\.tsx?$/.test(file) || !existsSync(file)) return true;
          const titles = known.get(file) ?? titlesIn(file);
          known.set(file, titles);
          return !titles.has(title);
        })
        .map(({ file, title }) => `R${number}: ${file}: ${title}`),
    );
    expect(missing).toEqual([]);
  });
});
