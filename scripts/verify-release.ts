import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { main as build } from './build.ts';
import { version } from '../package.json' with { type: 'json' };

/** What a store adds to a package: signatures, and Chromium's checksums of its files. */
const added = /^(META-INF\/|_metadata\/)/;

/** Files that are not what these sources give. */
export interface Differences {
  readonly changed: readonly string[];
  /** In the package, not in the build. */
  readonly strange: readonly string[];
  readonly missing: readonly string[];
}

/**
 * `npm run verify -- <package>`: builds from these sources and compares with a published zip, xpi or crx, file by
 * file. Exit code 0 where every file is the same; what a store adds is left aside.
 */
export async function main([path]: readonly string[]): Promise<void> {
  if (path === undefined || !existsSync(path)) {
    console.error('Say which package: npm run verify -- keystep.zip (or .xpi, .crx)');
    process.exitCode = 1;
    return;
  }
  const published = filesOf(readFileSync(path));
  await build();
  const target = isFirefox(published) ? 'firefox' : 'chrome';
  const differences = compare(published, filesOf(readFileSync(`dist/keystep-${target}-${version}.zip`)));
  for (const [kind, names] of Object.entries(differences)) {
    for (const name of names as readonly string[]) console.log(`${kind}: ${name}`);
  }
  const count = Object.values(differences).flat().length;
  console.log(
    count === 0
      ? `${Object.keys(published).length} files, every one is what these sources give (${target}, ${version}).`
      : `${count} files differ from what these sources give (${target}, ${version}).`,
  );
  process.exitCode = count === 0 ? 0 : 1;
}

/** The files of a zip, an xpi or a crx, by name, with their SHA-256; without what stores add. */
export function filesOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const entries = Object.entries(unzipSync(withoutCrxHeader(bytes)));
  return Object.fromEntries(
    entries
      .filter(([name]) => !name.endsWith('/') && !added.test(name))
      .map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]),
  );
}

/** Which files of a published package differ from those of a build. */
export function compare(
  published: Readonly<Record<string, string>>,
  built: Readonly<Record<string, string>>,
): Differences {
  const names = Object.keys(published);
  return {
    changed: names.filter((name) => name in built && built[name] !== published[name]),
    strange: names.filter((name) => !(name in built)),
    missing: Object.keys(built).filter((name) => !(name in published)),
  };
}

/** A crx, version 3: "Cr24", version and header length in 32 bits each, header, then a zip (Chromium's crx3.proto). */
function withoutCrxHeader(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== 0x43723234) return bytes;
  return bytes.subarray(12 + view.getUint32(8, true));
}

function isFirefox(files: Readonly<Record<string, string>>): boolean {
  return !Object.keys(files).some((name) => name.startsWith('extension/offscreen/'));
}
