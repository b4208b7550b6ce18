import { execFileSync, spawnSync } from 'node:child_process';

/** Programs of others that the tests compare with, each with the Debian package that has it. */
const tools = [
  { program: 'age', debianPackage: 'age' },
  { program: 'keepassxc-cli', debianPackage: 'keepassxc' },
  { program: 'openssl', debianPackage: 'openssl' },
  { program: 'python3', debianPackage: 'python3' },
] as const;

/**
 * Finds the programs that the tests compare with; on Debian and its relatives, as root, installs what is missing.
 * Elsewhere throws one line that says what to install.
 */
export function ensureTools(): void {
  const missing = () => tools.filter(({ program }) => !isThere(program));
  const wanted = missing().map(({ debianPackage }) => debianPackage);
  if (wanted.length > 0 && process.platform === 'linux' && process.getuid?.() === 0 && isThere('apt-get')) {
    console.log(`Installing ${wanted.join(' and ')} with apt-get: the tests compare with them.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  const still = missing().map(({ program, debianPackage }) => `${program} (Debian: ${debianPackage})`);
  if (still.length > 0) throw new Error(`Please install ${still.join(' and ')}, then run this again.`);
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}
