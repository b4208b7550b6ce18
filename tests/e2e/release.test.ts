import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version, dependencies } from '../../package.json' with { type: 'json' };
import { licensesText, shippedPackages } from '../../scripts/shipped-packages.ts';
import { compare, filesOf } from '../../scripts/verify-release.ts';
import { builtFiles } from './harness/bundle.ts';
import { builtExtension } from './harness/launch.ts';

const packageOf = (target: string) => `dist/keystep-${target}-${version}.zip`;

interface LintReport {
  readonly summary: { readonly errors: number; readonly warnings: number; readonly notices: number };
}

describe('the store packages', () => {
  it('pass Mozilla’s linter without error, warning or notice', () => {
    const output = execFileSync(
      process.execPath,
      ['node_modules/addons-linter/bin/addons-linter', '--output', 'json', packageOf('firefox')],
      { encoding: 'utf8' },
    );
    const { summary } = JSON.parse(output) as LintReport;
    expect(summary).toEqual({ errors: 0, warnings: 0, notices: 0 });
  });

  it.each(['chromium', 'firefox'] as const)('hold for %s no way to write markup', (name) => {
    const dir = builtExtension(name);
    const scripts = builtFiles(dir).filter((path) => path.endsWith('.js'));
    const writing = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTMLUnsafe)\b/;
    expect(scripts.filter((path) => writing.test(readFileSync(join(dir, path), 'utf8')))).toEqual([]);
  });

  it.each(['chromium', 'firefox'] as const)('hold for %s no path of a source', (name) => {
    const dir = builtExtension(name);
    const naming = builtFiles(dir).filter((path) =>
      /\.tsx?["'`]/.test(readFileSync(join(dir, path), 'utf8')),
    );
    expect(naming).toEqual([]);
  });

  it.each(['chromium', 'firefox'] as const)('hold for %s the licences of what is in them', (name) => {
    const text = readFileSync(join(builtExtension(name), 'licenses.txt'), 'utf8');
    expect(text).toBe(licensesText(shippedPackages()));
    for (const each of Object.keys(dependencies)) expect(text).toContain(`${each} `);
  });

  // Signs of each bundler's own code; namedModules() looks at every module while the build runs.
  it.each([
    ['vite', /vite:preloadError/],
    ['rolldown', /getOwnPropertyDescriptor[^]*__esModule/],
  ] as const)('hold code that %s put in, and name it', (name, sign) => {
    const shipped = shippedPackages().find((each) => each.name === name);
    const bom = readFileSync(`dist/keystep-${version}.cdx.json`, 'utf8');
    for (const browser of ['chromium', 'firefox'] as const) {
      const dir = builtExtension(browser);
      const scripts = builtFiles(dir).filter((path) => path.startsWith('assets/') && path.endsWith('.js'));
      expect(scripts.filter((path) => sign.test(readFileSync(join(dir, path), 'utf8')))).not.toEqual([]);
      const text = readFileSync(join(dir, 'licenses.txt'), 'utf8');
      expect(text).toContain(`\n${name} ${shipped!.version} (MIT)\n`);
    }
    expect(bom).toContain(`"pkg:npm/${name}@${shipped!.version}"`);
  });

  it('come with a bill of materials that names every package with its checksum', () => {
    const bom = JSON.parse(readFileSync(`dist/keystep-${version}.cdx.json`, 'utf8')) as {
      readonly components: readonly { readonly name: string; readonly hashes: readonly unknown[] }[];
    };
    const names = bom.components.map((each) => each.name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    expect(bom.components.filter(({ hashes }) => hashes.length !== 1)).toEqual([]);
  });
});

describe('a build in another folder and another time zone', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keystep-again-'));
    const left = new Set(['.git', 'dist', 'node_modules', 'out'].map((name) => resolve(name)));
    cpSync('.', folder, { recursive: true, filter: (source) => !left.has(resolve(source)) });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const env = { PATH: process.env['PATH'], TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' };
    execFileSync(process.execPath, ['scripts/run.js', 'scripts/build.ts'], {
      cwd: folder,
      env,
      stdio: 'ignore',
    });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['chrome', 'firefox'])('gives the same bytes for %s', (target) => {
    const [here, there] = [packageOf(target), join(folder, packageOf(target))].map((path) =>
      readFileSync(path),
    );
    expect(compare(filesOf(there!), filesOf(here!))).toEqual({ changed: [], strange: [], missing: [] });
    expect(there!.equals(here!)).toBe(true);
  });
});

describe('a published package', () => {
  it('is read in the form of a crx, without what a store adds', () => {
    const zip = readFileSync(packageOf('chrome'));
    const header = Buffer.alloc(20);
    header.write('Cr24');
    header.writeUInt32LE(3, 4);
    header.writeUInt32LE(8, 8);
    expect(filesOf(Buffer.concat([header, zip]))).toEqual(filesOf(zip));
  });
});
