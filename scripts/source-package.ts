import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { zipNamed } from './zip.ts';
import { version } from '../package.json' with { type: 'json' };

/** `npm run source`: the sources as they are committed, for reviewers who build the package themselves. */
export async function main(): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
  const names = listed.split('\0').filter((name) => name !== '');
  const path = `dist/keystep-source-${version}.zip`;
  await mkdir('dist', { recursive: true });
  await writeFile(path, await zipNamed(names, (name) => readFile(name)));
  console.log(`${names.length} files in ${path}`);
}
