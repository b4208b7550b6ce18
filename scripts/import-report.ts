import { readFileSync, writeFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { found, importReport, type ReportedPage } from '../tests/site/reported-page.ts';

/** The page of a report in a document of its own. The locator's code looks for these names where a browser has them. */
export function openReport(report: string): ReportedPage {
  const { window } = new JSDOM('', { url: 'https://www.binance.com/' });
  const { Element, Text, HTMLElement, HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement } = window;
  Object.assign(globalThis, {
    Element,
    Text,
    HTMLElement,
    HTMLInputElement,
    HTMLTextAreaElement,
    HTMLSelectElement,
  });
  return importReport(report, window.document);
}

/** `node scripts/run.js scripts/import-report.ts <file> [name]`: runs the locator on a report, and keeps it as a test. */
export function main([file, name]: readonly string[]): void {
  if (file === undefined) throw new Error('Say which file holds the report.');
  const report = readFileSync(file, 'utf8');
  const page = openReport(report);
  const now = found(page.look());
  console.log(`${page.step} on ${page.url.href}`);
  for (const anchor of new Set([...page.marks.keys(), ...now.keys()])) {
    const same = page.marks.get(anchor) === now.get(anchor);
    console.log(
      `  ${anchor}: ${same ? 'as reported' : now.has(anchor) ? 'elsewhere' : 'not found any more'}`,
    );
  }
  if (name === undefined) return;
  const target = `tests/unit/site/reports/${name.replace(/[^\w-]/g, '')}.md`;
  writeFileSync(target, `${report.trim()}\n`);
  console.log(`Kept as ${target}. Move its data-found to where it should be, and mend the locator.`);
}
