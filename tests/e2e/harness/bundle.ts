import { readFileSync, readdirSync } from 'node:fs';
import { posix, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Every file of a built extension, by its path inside. */
export function builtFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(
        ...join(entry.parentPath, entry.name)
          .slice(dir.length + 1)
          .split(/[\\/]/),
      ),
    );
}

/**
 * The files that a start file brings along at once: what it imports, links, and what it starts as a worker. What it
 * imports later, by `import()`, loads when it is needed and does not count.
 */
export function loadedBy(dir: string, start: string): readonly string[] {
  const known = new Set(builtFiles(dir));
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path) || !known.has(path)) return;
    found.add(path);
    if (!/\.(html|js|css)$/.test(path)) return;
    const text = readFileSync(join(dir, path), 'utf8').replace(/\bimport\(\s*["'`][^"'`]+["'`]\s*\)/g, '');
    for (const [, name] of text.matchAll(/["'`(]([\w./@-]+\.(?:js|css))["'`)]/g)) {
      if (name === undefined) continue;
      visit(name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(path), name));
      // Vite's preload list is relative to the root of the build.
      visit(name.replace(/^\//, ''));
    }
  };
  visit(start);
  return [...found];
}

/** Scripts and styles together, each after gzip, in bytes. */
export function gzipOf(dir: string, paths: readonly string[]): number {
  return paths
    .filter((path) => /\.(js|css)$/.test(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(join(dir, path)), { level: 9 }).length, 0);
}
