import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compare, filesOf, main } from '../../../scripts/verify-release.ts';

const none = { changed: [], strange: [], missing: [] };
const contents = { 'manifest.json': strToU8('{}'), 'main.js': strToU8('start();') };
const built = filesOf(zipSync(contents));
/** The same files with one more, or two of one name, which the library itself would not write. */
const withMore = (name: string, placeholders = ['#']) => {
  const more = placeholders.map((each) => [each.repeat(name.length), strToU8('alert(1)')] as const);
  const zip = Buffer.from(zipSync({ ...contents, ...Object.fromEntries(more) }));
  const renamed = more.reduce((text, [from]) => text.replaceAll(from, name), zip.toString('latin1'));
  return Buffer.from(renamed, 'latin1');
};

describe('a published package', () => {
  it('is told from one with a changed, a strange and a missing file', () => {
    const published = filesOf(zipSync({ 'manifest.json': strToU8('[]'), 'more.js': strToU8('') }));
    expect(compare(published, built)).toEqual({
      changed: ['manifest.json'],
      strange: ['more.js'],
      missing: ['main.js'],
    });
  });

  it.each([
    '__proto__',
    'constructor',
    'MAIN.JS',
    './main.js',
    'a//main.js',
    'a\\main.js',
    '/main.js',
    'main.js/',
    'META-INF/evil.js',
    '_metadata/evil.js',
  ])('with a file %s more is told from one without', (name) => {
    expect(compare(filesOf(withMore(name)), built)).toEqual({ ...none, strange: [name] });
  });

  it('with two files of one name is refused', () => {
    expect(() => filesOf(withMore('main.js'))).toThrow('expected "main.js" once, got it twice');
  });

  it('is not told apart by what a store adds', () => {
    for (const name of ['META-INF/mozilla.rsa', '_metadata/verified_contents.json']) {
      expect(compare(filesOf(withMore(name)), built)).toEqual(none);
    }
  });
});

describe('npm run verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keystep-verify-'));
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  it('says in one line what is wrong with a file that is no zip, and with a name that moves the cursor', async () => {
    const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const path = join(folder, 'keystep.zip');
    const name = 'a\x1b[2J\x9b1A';
    for (const bytes of [strToU8('no zip'), withMore(name, ['#', '%'])]) {
      writeFileSync(path, bytes);
      process.exitCode = undefined;
      await main([path]);
      expect(process.exitCode).toBe(1);
    }
    for (const path of [folder, join(folder, 'none.zip')]) await main([path]);
    const said = lines.mock.calls.map(([line]) => String(line));
    expect(said).toHaveLength(4);
    expect(said[0]).toBe(
      `${path} is not what these sources give: expected a zip that ends with its directory, without a comment.`,
    );
    expect(said[1]).toContain('x9b1A" once, got it twice.');
    expect(said.filter((line) => /[^ -~]/.test(line))).toEqual([]);
  });
});
