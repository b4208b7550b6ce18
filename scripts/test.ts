import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.ts';
import { ensureTools } from './tools.ts';

/** What came of one stage. A check that has no tests of its own counts as one. */
interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A command and what it is called in the output. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const reportDir = 'out/test';
const bin = (name: string, ...args: readonly string[]): readonly string[] => [
  process.execPath,
  join('node_modules', ...name.split('/')),
  ...args,
];
const tsc = (project: string) => bin('typescript/bin/tsc', '-p', project);

/** Two at a time: nobody waits for them, and two cores are what we count on. */
const checks: readonly Check[] = [
  { name: 'eslint', command: bin('eslint/bin/eslint.js', '.') },
  { name: 'types of src', command: tsc('src') },
  { name: 'types of extension', command: tsc('extension') },
  { name: 'types of tests', command: tsc('tests') },
  { name: 'prettier', command: bin('prettier/bin/prettier.cjs', '--check', '.') },
  { name: 'unused code', command: bin('knip/bin/knip.js', '--no-progress') },
  { name: 'build', command: [process.execPath, 'scripts/run.js', 'scripts/build.ts'] },
];

/**
 * `npm test`: types, lint, build, unit tests, then the built extension in real Chromium and real Firefox. The last
 * line is `N passed, N failed, N skipped`; the exit code is 0 only where nothing failed. `--no-e2e` leaves the browsers out.
 */
export async function main(args: readonly string[]): Promise<void> {
  const started = Date.now();
  rmSync(reportDir, { recursive: true, force: true });
  mkdirSync(reportDir, { recursive: true });
  const tallies: Tally[] = [];
  try {
    tallies.push(...(await twoAtATime(checks)));
    ensureTools();
    tallies.push(await vitest('unit'));
    if (!args.includes('--no-e2e')) {
      ensureBrowsers({ chromium: true, firefox: true });
      tallies.push(await vitest('e2e'), await vitest('attack'));
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    tallies.push({ passed: 0, failed: 1, skipped: 0 });
  }
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
  console.log(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

async function twoAtATime(all: readonly Check[]): Promise<Tally[]> {
  const waiting = [...all];
  const tallies: Tally[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) tallies.push(await runCheck(check));
  };
  await Promise.all([worker(), worker()]);
  return tallies;
}

async function runCheck({ name, command }: Check): Promise<Tally> {
  const started = Date.now();
  const { code, output } = await run(command, 'collect');
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Runs one of vitest's projects; its report on disk is what counts. */
async function vitest(project: string): Promise<Tally> {
  console.log(`--   ${project} tests`);
  const report = join(reportDir, `${project}.json`);
  const { code } = await run(
    bin(
      'vitest/vitest.mjs',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      // Two cores are what we count on; more browsers at once would only wait for each other.
      '--maxWorkers=2',
    ),
    'show',
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const found = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  // A file that cannot be loaded has no tests to fail.
  const broken = found.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const failed = found.numFailedTests + broken;
  return {
    passed: found.numPassedTests,
    // Errors outside of any test fail the run too.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function run(
  [program = '', ...args]: readonly string[],
  output: 'show' | 'collect',
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (text += part.toString()));
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output: text }));
  });
}
