import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { extname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dependencies } from '../../package.json' with { type: 'json' };
import { filesBelow, sourcesBelow } from './sources.ts';

const maxLines = 250;
const binary = new Set(['.png', '.zip', '.age', '.bin']);
const textFiles = filesBelow('.').filter((path) => !binary.has(extname(path)) && !/^LICENSE$/.test(path));

describe('the project', () => {
  it(`has no source file past ${maxLines} lines`, () => {
    const long = sourcesBelow('src', 'extension').filter(
      (path) => readFileSync(path, 'utf8').split('\n').length > maxLines,
    );
    expect(long).toEqual([]);
  });

  it('names no folder of the machine that it is built on', () => {
    const folders = [process.cwd(), homedir(), tmpdir()].filter((folder) => folder.length > 2);
    const patterns = folders.map((folder) => new RegExp(`(?<![\\w.*-])${escaped(folder)}(?=/)`));
    const naming = textFiles.filter((path) => {
      const text = readFileSync(path, 'utf8');
      return patterns.some((pattern) => pattern.test(text));
    });
    expect(naming).toEqual([]);
  });

  it('locks its packages without naming a registry', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { resolved?: string; integrity?: string }>;
    };
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  it('says of every dependency why it is there', () => {
    const words = readFileSync('docs/dependencies.md', 'utf8');
    expect(Object.keys(dependencies).filter((name) => !words.includes(`| ${name} `))).toEqual([]);
  });

  it('pins every package to one version', () => {
    const { dependencies: run, devDependencies: tools } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    ) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const loose = Object.entries({ ...run, ...tools }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe('tests', () => {
  const tests = sourcesBelow('tests');

  it('are neither skipped nor run alone', () => {
    // Put together here, so that this file does not find itself.
    const words = ['skip', 'only', 'todo', 'fails', 'skipIf', 'runIf'].join('|');
    const pattern = new RegExp(`\\b(?:it|test|describe)(?:\\.each\\([^)]*\\))?\\.(?:${words})\\b`);
    expect(tests.filter((path) => pattern.test(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('never sleep', () => {
    const words = ['setTimeout\\(\\s*(?:resolve|done|r)\\s*,', 'waitFor' + 'Timeout', 'retry' + ':'];
    const pattern = new RegExp(words.join('|'));
    expect(tests.filter((path) => pattern.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
