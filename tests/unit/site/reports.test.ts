import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openReport } from '../../../scripts/import-report.ts';
import { found } from '../../site/reported-page.ts';

/** Reports of wrong hints, each with `data-found` moved to where it should be (CONTRIBUTING.md). */
const folder = 'tests/unit/site/reports';

describe('a hint that was once reported', () => {
  it.each(readdirSync(folder))('is right on the page of %s', (file) => {
    const page = openReport(readFileSync(`${folder}/${file}`, 'utf8'));
    expect(page.marks.size).toBeGreaterThan(0);
    expect(found(page.look())).toEqual(page.marks);
  });
});
