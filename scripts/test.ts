import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.ts';
import { tallyOf, type Tally, type VitestReport } from './test-report.ts';
import { ensureTools } from './tools.ts';

/** A command and what it is called in the output. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const reportDir = 'out/test';
const none: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
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
    const why = error instanceof Error ? error.message : String(error);
    console.error(why);
    tallies.push({ ...none, failed: 1, failures: [why] });
  }
  const sum = (of: 'passed' | 'failed' | 'skipped') => tallies.reduce((total, tally) => total + tally[of], 0);
  for (const failure of tallies.flatMap(({ failures }) => failures)) console.log(`FAIL ${failure}`);
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
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1, failures: [name] };
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
  if (!existsSync(report)) return { ...none, failed: 1, failures: [`${project} tests: no report`] };
  return tallyOf(JSON.parse(readFileSync(report, 'utf8')) as VitestReport, code);
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
