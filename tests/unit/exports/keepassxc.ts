import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = 'keepassxc-cli';

/** Has KeePassXC make a database of an XML file, and write that database as XML again. */
export function throughKeepassxc(xml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'keystep-keepassxc-'));
  try {
    writeFileSync(join(folder, 'in.xml'), xml);
    const run = (input: string, ...args: string[]) =>
      execFileSync(program, args, {
        cwd: folder,
        input,
        encoding: 'utf8',
        env: { ...process.env, HOME: folder },
      });
    run(
      'a passphrase\na passphrase\n',
      'import',
      '--quiet',
      '--set-password',
      '-t',
      '100',
      'in.xml',
      'new.kdbx',
    );
    return run('a passphrase\n', 'export', '--quiet', '--format', 'xml', 'new.kdbx');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
