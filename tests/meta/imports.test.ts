import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { importsOf, parse, sourcesBelow, walk } from './sources.ts';

/** Who may name whom inside `src/`; `types` where only types may cross. Data and records stand at the bottom. */
const allowed: Readonly<Record<string, Readonly<Record<string, 'all' | 'types'>>>> = {
  'errors.ts': {},
  'texts.ts': {},
  keys: {},
  site: { keys: 'all' },
  vault: { keys: 'all' },
  binance: { keys: 'all' },
  exports: { keys: 'all' },
  paper: { keys: 'all' },
  imports: { keys: 'all', paper: 'all' },
  backup: { keys: 'all', vault: 'all' },
  guide: { site: 'all', keys: 'all' },
  overlay: { guide: 'types' },
  messages: { guide: 'all', keys: 'all', site: 'all', vault: 'types', binance: 'types' },
  views: {
    keys: 'all',
    vault: 'types',
    guide: 'all',
    exports: 'all',
    imports: 'all',
    paper: 'all',
    backup: 'all',
    binance: 'all',
    messages: 'all',
    site: 'types',
  },
  rehearsal: { guide: 'all', overlay: 'all', site: 'all', keys: 'all', messages: 'all', views: 'all' },
};
/** What every part may name. */
const common = new Set(['errors.ts', 'texts.ts']);

const part = (path: string) => path.split('/')[1] ?? '';
const target = (path: string, from: string) => posix.join(posix.dirname(path), from);

describe('imports', () => {
  const edges = sourcesBelow('src', 'extension').flatMap((path) =>
    importsOf(path).map(({ from, typeOnly }) => ({ path, from, typeOnly })),
  );
  const relative = edges.filter(({ from }) => from.startsWith('.'));

  it('go one way inside src', () => {
    const wrong = relative.filter(({ path, from, typeOnly }) => {
      if (!path.startsWith('src/')) return false;
      const [own, other] = [part(path), part(target(path, from))];
      if (own === other || common.has(other)) return false;
      const how = allowed[own]?.[other];
      return how === undefined || (how === 'types' && !typeOnly);
    });
    expect(wrong).toEqual([]);
  });

  it('never lead from src to a shell', () => {
    expect(
      relative.filter(({ path, from }) => path.startsWith('src/') && !target(path, from).startsWith('src/')),
    ).toEqual([]);
  });

  it('never lead from one shell to another, only to platform', () => {
    const wrong = relative.filter(({ path, from }) => {
      const to = target(path, from);
      if (!path.startsWith('extension/') || !to.startsWith('extension/')) return false;
      return part(path) !== part(to) && part(to) !== 'platform';
    });
    expect(wrong).toEqual([]);
  });

  it('never make a circle', () => {
    const graph = new Map<string, string[]>();
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (done.has(path) || trail.includes(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    // Types cross at run time no more: a circle of types alone is none.
    for (const { path, from, typeOnly } of relative) {
      if (!typeOnly) graph.set(path, [...(graph.get(path) ?? []), target(path, from)]);
    }
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('name the polyfill in platform alone', () => {
    const naming = edges.filter(({ from }) => from === 'webextension-polyfill').map(({ path }) => path);
    expect(naming.filter((path) => !path.startsWith('extension/platform/'))).toEqual([]);
  });

  it('are of packages that are dependencies, never of tools', async () => {
    const { dependencies } = (await import('../../package.json')) as { dependencies: Record<string, string> };
    const packages = edges.filter(({ from }) => !from.startsWith('.')).map(({ from }) => packageName(from));
    expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe('browser.* and chrome.*', () => {
  it('are not named in src', () => {
    const naming = sourcesBelow('src').filter((path) => namesBrowser(path));
    expect(naming).toEqual([]);
  });

  it('are named in extension/platform alone as globals', () => {
    const naming = sourcesBelow('extension').filter(
      (path) => namesBrowser(path) && !importsOf(path).some(({ from }) => from.endsWith('/browser.ts')),
    );
    expect(naming.filter((path) => !path.startsWith('extension/platform/'))).toEqual([]);
  });
});

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function namesBrowser(path: string): boolean {
  let found = false;
  walk(parse(path), (node) => {
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return;
    if (['browser', 'chrome'].includes(node.expression.text)) found = true;
  });
  return found;
}
