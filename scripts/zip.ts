import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** Any fixed day will do. Zips know no time zone and take the local time, so it is given as such. */
const fixedDate = new Date(2026, 0, 1);

/** Packs a folder into a zip whose bytes depend on nothing but names and contents. */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return zipNamed(names, (name) => readFile(join(folder, name)));
}

/** Packs named contents into a zip whose bytes depend on nothing but names and contents. */
export async function zipNamed(
  names: readonly string[],
  read: (name: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const name of [...names].sort()) files[name] = [await read(name), { mtime: fixedDate, os: 3 }];
  return zipSync(files, { level: 9 });
}
