import { describe, expect, it } from 'vitest';
import { tallyOf, type VitestReport } from '../../../scripts/test-report.ts';

type File = VitestReport['testResults'][number];

const file = (name: string, ...statuses: readonly string[]): File => ({
  name,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, at) => ({
    status,
    fullName: `test ${at}`,
    failureMessages: status === 'failed' ? ['Error: no\n  at line 1'] : [],
  })),
});
const unloadable: File = { name: 'c', status: 'failed', assertionResults: [] };

describe('the count of npm test', () => {
  it('counts tests, names what failed, and a file that did not run is a failure', () => {
    const report = { testResults: [file('a', 'passed', 'failed', 'skipped', 'todo'), unloadable] };
    expect(tallyOf(report, 1)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 2,
      failures: ['a > test 1: Error: no', 'c: did not run'],
    });
  });

  it('fails a run that ended with an error outside of any test', () => {
    expect(tallyOf({ testResults: [file('a', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(tallyOf({ testResults: [file('a', 'passed')] }, 0)).toMatchObject({ passed: 1, failed: 0 });
  });
});
