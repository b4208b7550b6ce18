import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is in the extension, with its licence in full. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  readonly licenseText: string;
  /** Subresource-integrity form, as the lockfile has it. */
  readonly integrity: string;
}

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * They write code of their own into the scripts that they bundle: Vite what loads a part with its styles and what stands
 * for a module of Node's, rolldown what joins modules of different kinds. What they depend on stays outside.
 */
const bundlers = ['vite', 'rolldown'];

/**
 * The runtime dependencies, what they depend on, and the bundlers, by name. Throws where a licence or a checksum is
 * missing.
 */
export function shippedPackages(): readonly ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const found = new Map<string, ShippedPackage>();
  const add = (name: string) => {
    if (found.has(name)) return;
    const folder = `node_modules/${name}`;
    const { version, license, integrity, dependencies = {} } = packages[folder] ?? {};
    if (version === undefined || license === undefined || integrity === undefined) {
      throw new Error(`The lockfile says too little of ${name}.`);
    }
    found.set(name, { name, version, license, integrity, licenseText: licenseText(folder) });
    if (!bundlers.includes(name)) Object.keys(dependencies).forEach(add);
  };
  [...Object.keys(packages['']?.dependencies ?? {}), ...bundlers].forEach(add);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A package's licence and those of the works it was made from, without those of what it only carries along. */
function licenseText(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^(third-party-)?licen[cs]e(\.|$)/i.test(name));
  if (names.length === 0) throw new Error(`${folder} has no licence.`);
  const texts = names.sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    // Vite's file goes on with the licences of a hundred tools that work in it, and of which nothing is shipped.
    return text.replace(/^# Licenses of bundled dependencies$.*/ms, '').trim();
  });
  return texts.join('\n\n');
}

/** What stands beside the program in every package: whose work is in it, and under which terms. */
export function licensesText(packages: readonly ShippedPackage[]): string {
  const own = readFileSync('LICENSE', 'utf8').trim();
  const others = packages.map(
    ({ name, version, license, licenseText: text }) => `${name} ${version} (${license})\n\n${text}`,
  );
  return [`Keystep (MIT)\n\n${own}`, ...others].join(`\n\n${'-'.repeat(72)}\n\n`) + '\n';
}

/** The software bill of materials in CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json, read 2026-11-28). */
export function billOfMaterials(packages: readonly ShippedPackage[], version: string): string {
  const purl = (name: string, of: string) => `pkg:npm/${name.replace('@', '%40')}@${of}`;
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: { type: 'application', name: 'keystep', version, 'bom-ref': purl('keystep', version) },
    },
    components: packages.map((each) => ({
      type: 'library',
      'bom-ref': purl(each.name, each.version),
      name: each.name,
      version: each.version,
      purl: purl(each.name, each.version),
      licenses: [licenseChoice(each.license)],
      hashes: [{ alg: 'SHA-512', content: hexOf(each.integrity) }],
    })),
  };
  return JSON.stringify(bom, null, 2) + '\n';
}

/** CycloneDX keeps one licence of SPDX's list apart from a choice or a sum of several. */
function licenseChoice(license: string): object {
  return /^[\w.-]+$/.test(license) ? { license: { id: license } } : { expression: license };
}

function hexOf(integrity: string): string {
  const [algorithm, base64] = integrity.split('-');
  if (algorithm !== 'sha512' || base64 === undefined) throw new Error(`Expected SHA-512, got ${integrity}.`);
  return Buffer.from(base64, 'base64').toString('hex');
}
