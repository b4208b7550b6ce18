import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { main as build } from './build.ts';
import { readZip, ZipError } from './read-zip.ts';
import { shown } from './shown.ts';
import { version } from '../package.json' with { type: 'json' };

/**
 * What a store adds to a package: Mozilla's signatures (signer/xpi/xpi.go of mozilla-services/autograph, read
 * 2026-11-29), and Chromium's checksums of its files. Under any other name nothing is left aside.
 */
const added: ReadonlySet<string> = new Set([
  'META-INF/cose.manifest',
  'META-INF/cose.sig',
  'META-INF/manifest.mf',
  'META-INF/mozilla.rsa',
  'META-INF/mozilla.sf',
  '_metadata/computed_hashes.json',
  '_metadata/verified_contents.json',
]);

/** The SHA-256 of files by name. No plain object, in which `__proto__` would be no file. */
type Digests = ReadonlyMap<string, string>;

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
  process.exitCode = 1;
  if (path === undefined || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
    console.error('Say which package: npm run verify -- keystep.zip (or .xpi, .crx)');
    return;
  }
  const bytes = readFileSync(path);
  let published: Digests;
  try {
    published = filesOf(bytes);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    console.error(`${path} is not what these sources give: ${shown(error.message)}.`);
    return;
  }
  await build();
  const target = isFirefox(published) ? 'firefox' : 'chrome';
  const built = readFileSync(`dist/keystep-${target}-${version}.zip`);
  const differences = compare(published, filesOf(built));
  for (const [kind, names] of Object.entries(differences)) {
    for (const name of names as readonly string[]) console.log(`${kind}: ${shown(name)}`);
  }
  const count = Object.values(differences).flat().length;
  const how = bytes.equals(built) ? 'byte for byte' : 'in a zip of its own';
  console.log(
    count === 0
      ? `${published.size} files, every one is what these sources give (${target}, ${version}), ${how}.`
      : `${count} files differ from what these sources give (${target}, ${version}).`,
  );
  process.exitCode = count === 0 ? 0 : 1;
}

/** The files of a zip, an xpi or a crx, without what stores add. Throws a ZipError where they are not clear. */
export function filesOf(bytes: Uint8Array): Digests {
  const files = [...readZip(withoutCrxHeader(bytes))].filter(([name]) => !added.has(name));
  return new Map(files.map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]));
}

/** Which files of a published package differ from those of a build. */
export function compare(published: Digests, built: Digests): Differences {
  const names = [...published.keys()];
  return {
    changed: names.filter((name) => built.has(name) && built.get(name) !== published.get(name)),
    strange: names.filter((name) => !built.has(name)),
    missing: [...built.keys()].filter((name) => !published.has(name)),
  };
}

/** A crx, version 3: "Cr24", version and header length in 32 bits each, header, then a zip (Chromium's crx3.proto). */
function withoutCrxHeader(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== 0x43723234) return bytes;
  return bytes.subarray(12 + view.getUint32(8, true));
}

function isFirefox(files: Digests): boolean {
  return ![...files.keys()].some((name) => name.startsWith('extension/offscreen/'));
}
