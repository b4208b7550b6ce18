import { benchContent } from '../tests/bench/content/content-bench.ts';
import { benchOverlay } from '../tests/bench/overlay/overlay-bench.ts';
import { benchPopup } from '../tests/bench/popup/popup-bench.ts';
import { judge, type PartResult, print, type Wanted, write } from '../tests/bench/report.ts';
import { benchVault } from '../tests/bench/vault/vault-bench.ts';
import { ensureBrowsers } from './browsers.ts';

const parts: Readonly<Record<string, () => Promise<PartResult>>> = {
  overlay: benchOverlay,
  vault: benchVault,
  popup: benchPopup,
  content: benchContent,
};

/**
 * `npm run bench`: Keystep beside its peers, all parts or the ones that are named: `npm run bench -- overlay`. Prints the
 * tables, writes them to `out/bench`, and fails where a wanted figure is missed. `docs/benchmarks.md` has the method.
 */
export async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  ensureBrowsers({ chromium: true, firefox: true });
  const wanted: Wanted[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = Date.now();
    const result = await run();
    print(result);
    write(name, result);
    wanted.push(...result.wanted);
    console.log(`\n${name} took ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  if (!judge(wanted)) process.exitCode = 1;
}
