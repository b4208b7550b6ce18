import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { billOfMaterials, shippedPackages } from '../../../scripts/shipped-packages.ts';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly 'bom-ref': string;
  readonly licenses: readonly [{ readonly license?: { readonly id: string }; readonly expression?: string }];
  readonly hashes: readonly [{ readonly alg: string; readonly content: string }];
}

interface Bom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly Component[];
}

/** The published schemas, CycloneDX's own and what it refers to. */
const schemaOf = (name: string) =>
  JSON.parse(
    readFileSync(`node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.schema.json`, 'utf8'),
  ) as { readonly enum?: readonly string[] };
const spdx = schemaOf('spdx.SNAPSHOT');

const packages = shippedPackages();
const bom = JSON.parse(billOfMaterials(packages, '1.2.3')) as Bom;

/** What the schema of CycloneDX 1.5 finds wrong. */
function faultsOf(document: unknown): readonly string[] {
  // The schema has keywords for people, and formats that no field of ours has.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const name of ['spdx.SNAPSHOT', 'jsf-0.82.SNAPSHOT']) {
    ajv.addSchema(schemaOf(name), `http://cyclonedx.org/schema/${name}.schema.json`);
  }
  const validate = ajv.compile(schemaOf('bom-1.5.SNAPSHOT'));
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('the bill of materials', () => {
  it('is CycloneDX 1.5', () => {
    expect(faultsOf(bom)).toEqual([]);
  });

  it.each(['(MIT OR Apache-2.0)', 'MIT AND ISC', 'GPL-2.0-only WITH Classpath-exception-2.0'])(
    'takes %s for an expression, which the list of licences does not have',
    (license) => {
      const [one] = packages;
      const changed = JSON.parse(billOfMaterials([{ ...one!, license }], '1.2.3')) as Bom;
      expect(changed.components[0]!.licenses).toEqual([{ expression: license }]);
      expect(faultsOf(changed)).toEqual([]);
    },
  );

  it('has no licence that is made up', () => {
    const [one] = packages;
    expect(faultsOf(JSON.parse(billOfMaterials([{ ...one!, license: 'Mine' }], '1.2.3')))).not.toEqual([]);
    // The schema takes any text for an expression.
    const expressions = bom.components.flatMap(({ licenses: [{ expression }] }) => expression ?? []);
    const words = expressions.flatMap((each) => each.match(/[\w.+-]+/g) ?? []);
    const licences = words.filter((word) => !/^(AND|OR)$/.test(word));
    expect(licences.filter((each) => !spdx.enum!.includes(each))).toEqual([]);
    expect(licences).not.toEqual([]);
  });

  it('names every package once, with the checksum of the lockfile', () => {
    const references = [bom.metadata.component, ...bom.components].map((each) => each['bom-ref']);
    expect(new Set(references).size).toBe(references.length);
    expect(bom.components.map(({ name, version }) => `${name}@${version}`)).toEqual(
      packages.map(({ name, version }) => `${name}@${version}`),
    );
    for (const [at, { name, version, purl, hashes }] of bom.components.entries()) {
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      const [{ alg, content }] = hashes;
      expect(alg).toBe('SHA-512');
      expect(content).toMatch(/^[0-9a-f]{128}$/);
      expect(`sha512-${Buffer.from(content, 'hex').toString('base64')}`).toBe(packages[at]!.integrity);
    }
  });
});
