/** What came of one stage of `npm test`. A check that has no tests of its own counts as one. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** A line for each that failed, repeated at the end of the output. */
  readonly failures: readonly string[];
}

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly testResults: readonly FileResult[];
}

interface FileResult {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[];
  }[];
}

/** Counts the tests of a report. `code` is vitest's exit code: errors outside of any test fail a run too. */
export function tallyOf({ testResults }: VitestReport, code: number): Tally {
  const statuses = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const failures = testResults.flatMap(failuresOf);
  if (failures.length === 0 && code !== 0) failures.push('an error outside of any test: see above');
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  return { passed, failed: failures.length, skipped: statuses.length - passed - failed, failures };
}

/** A file that cannot be loaded has no tests to fail. */
function failuresOf(file: FileResult): string[] {
  const failed = file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${file.name} > ${fullName}: ${firstLine(failureMessages?.[0])}`);
  return failed.length === 0 && file.status === 'failed' ? [`${file.name}: did not run`] : failed;
}

const firstLine = (text = '') => text.split('\n', 1)[0];
