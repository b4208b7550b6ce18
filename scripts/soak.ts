import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.ts';

/** Loads of each locale and flow, unless a number is given: `npm run soak -- 5`. */
const usualLoads = 50;

/** `npm run soak`: the long figures. So far: what the guide points at, over many random loads of the practice site. */
export function main([loads = String(usualLoads)]: readonly string[]): void {
  ensureBrowsers({ chromium: true, firefox: false });
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'e2e', 'tests/e2e/sweep'], {
    stdio: 'inherit',
    env: { ...process.env, KEYSTEP_LOADS: loads },
  });
  process.exitCode = status ?? 1;
}
