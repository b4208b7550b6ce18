import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../../scripts/read-zip.ts';

describe('the source package', () => {
  let folder: string;
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keystep-source-'));
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'package.json'), '{"version":"1.2.3"}');
    writeFileSync(join(folder, 'src/changed.ts'), 'committed\r\n');
    writeFileSync(join(folder, 'src/deleted.ts'), 'committed\n');
    writeFileSync(join(folder, '.gitignore'), 'dist\n');
    git('init', '--quiet');
    git('config', 'user.name', 'test');
    git('config', 'user.email', 'test@keystep.invalid');
    git('config', 'commit.gpgsign', 'false');
    git('config', 'core.autocrlf', 'false');
    git('add', '.');
    git('commit', '--quiet', '--message', 'test');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what is committed, whatever was changed, added or deleted since', () => {
    writeFileSync(join(folder, 'package.json'), '{"version":"9.9.9"}');
    writeFileSync(join(folder, 'src/changed.ts'), 'changed\n');
    writeFileSync(join(folder, 'src/staged.ts'), 'staged\n');
    writeFileSync(join(folder, 'src/new.ts'), 'new\n');
    rmSync(join(folder, 'src/deleted.ts'));
    git('add', 'src/staged.ts');
    execFileSync(process.execPath, [resolve('scripts/run.js'), resolve('scripts/source-package.ts')], {
      cwd: folder,
      stdio: 'pipe',
    });
    const files = readZip(readFileSync(join(folder, 'dist/keystep-source-1.2.3.zip')));
    const texts = [...files].map(([name, content]) => [name, Buffer.from(content).toString()]);
    expect(Object.fromEntries(texts)).toEqual({
      '.gitignore': 'dist\n',
      'package.json': '{"version":"1.2.3"}',
      'src/changed.ts': 'committed\r\n',
      'src/deleted.ts': 'committed\n',
    });
  });
});
