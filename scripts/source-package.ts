import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { shown } from './shown.ts';
import { zipNamed } from './zip.ts';

/**
 * `npm run source`: the sources as they are committed, for reviewers who build the package themselves. What is changed
 * or new in the folder is not in it, and is named.
 */
export async function main(): Promise<void> {
  const names = namesIn(git('ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD'));
  const { version } = JSON.parse(committed('package.json').toString()) as { readonly version: string };
  const path = `dist/keystep-source-${version}.zip`;
  await mkdir('dist', { recursive: true });
  await writeFile(path, await zipNamed(names, (name) => Promise.resolve(committed(name))));
  for (const line of namesIn(git('status', '--porcelain', '-z', '--no-renames'))) {
    console.warn(`not committed, so not in the package: ${shown(line.slice(3))}`);
  }
  console.log(`${names.length} files in ${path}`);
}

/** A file's content from git's own store: neither the folder nor a setting for line ends has a say. */
function committed(name: string): Buffer {
  return git('cat-file', 'blob', `HEAD:${name}`);
}

function namesIn(listed: Buffer): readonly string[] {
  return listed
    .toString()
    .split('\0')
    .filter((name) => name !== '');
}

function git(...args: readonly string[]): Buffer {
  return execFileSync('git', args, { maxBuffer: 64 * 1024 * 1024 });
}
