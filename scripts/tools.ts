import { execFileSync, spawnSync } from 'node:child_process';

/** A program of somebody else that the tests compare with, and the Debian package that has it. */
export interface Tool {
  readonly program: string;
  readonly debianPackage: string;
}

/** The stock program for age files. */
export const age: Tool = { program: 'age', debianPackage: 'age' };

/** Finds a program, or installs it on Debian as root; elsewhere throws one line that says what to install. */
export function ensureTool({ program, debianPackage }: Tool): void {
  if (isThere(program)) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && isThere('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  if (!isThere(program))
    throw new Error(`Please install ${program} (Debian: ${debianPackage}), then run this again.`);
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}
