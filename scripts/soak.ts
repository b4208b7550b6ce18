import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.ts';

/** A long run: which tests, and how often what is tried at random is tried. */
interface Part {
  readonly project: 'unit' | 'e2e' | 'soak';
  readonly paths: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Test files at the same time; two unless given. */
  readonly workers?: number;
}

const parts: Readonly<Record<string, Part>> = {
  /**
   * What the guide points at, over many random loads of the practice site, and what it costs a page that never rests.
   * The latter wants a machine with nothing else to do.
   */
  guide: { project: 'e2e', paths: ['tests/e2e/sweep', 'tests/e2e/cost'], env: { KEYSTEP_LOADS: '50' } },
  /** Properties, injected faults and generated inputs of the vault and the messages. */
  vault: {
    project: 'unit',
    paths: ['tests/unit/vault', 'tests/unit/messages'],
    env: { KEYSTEP_RUNS: '10000' },
  },
  /** Generated files for the imports and for what opens a backup: a million, and some thousands of each other kind. */
  imports: {
    project: 'unit',
    paths: ['tests/unit/imports', 'tests/unit/backup'],
    env: { KEYSTEP_FILES: '1000000', KEYSTEP_RUNS: '10000' },
  },
  /** Browsers that die in the middle of a write: this many in each. */
  kills: { project: 'e2e', paths: ['tests/e2e/kills'], env: { KEYSTEP_KILLS: '100' } },
  /** Times of the vault with 1,000 and 10,000 keys, and Keystep's own share of a check. */
  figures: { project: 'soak', paths: ['tests/soak'], env: {}, workers: 1 },
};

/** `npm run soak`: the long figures, all of them or the parts that are named: `npm run soak -- guide kills`. */
export function main(names: readonly string[]): void {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  ensureBrowsers({ chromium: true, firefox: true });
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  for (const [name, { project, paths, env, workers = 2 }] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const args = [vitest, 'run', '--project', project, `--maxWorkers=${workers}`, ...paths];
    // What is set outside wins: KEYSTEP_LOADS=5 npm run soak -- guide.
    const { status } = spawnSync(process.execPath, args, {
      stdio: 'inherit',
      env: { ...env, ...process.env },
    });
    if (status !== 0) process.exitCode = 1;
  }
}
