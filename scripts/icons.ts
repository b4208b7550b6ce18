/**
 * Draws the toolbar's icons: `node scripts/run.js scripts/icons.ts`, with CHROMIUM naming a browser other than
 * /usr/bin/chromium. The pictures are committed, so that a build needs no browser.
 */
import { mkdir } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';

const sizes = [16, 32, 48, 128] as const;
const folder = new URL('../extension/static/icons/', import.meta.url);

/** What stands in the lower corner of each; the ground behind it is cut out so that it shows on any toolbar. */
const badges = {
  idle: null,
  locked: {
    fill: '#53555f',
    mark: '<path d="M-2.6 -.4h5.2v3.6h-5.2zM-1.6 -.4v-1.2a1.6 1.6 0 0 1 3.2 0v1.2" fill="none" stroke="#fff" stroke-width="1.3" stroke-linejoin="round"/>',
  },
  waiting: {
    fill: '#5346db',
    mark: '<circle r="2.4" fill="#fff"/>',
  },
  attention: {
    fill: '#be2535',
    mark: '<path d="M0 -3V.6M0 3v.01" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/>',
  },
} as const;

/** The mark on its tile, with a badge of 6 units' radius at the end of the bottom line. */
function drawing(state: keyof typeof badges, size: number): string {
  const badge = badges[state];
  const corner = badge
    ? `<g transform="translate(18 18)"><circle r="5.4" fill="${badge.fill}" stroke="#fff" stroke-width="1.2"/>${badge.mark}</g>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24">
    <rect fill="#5346db" width="24" height="24" rx="6.5"/>
    <circle cx="7.9" cy="16.1" r="2.9" fill="none" stroke="#fff" stroke-width="1.9"/>
    <path d="M10.2 13.8V11h3.2V8.2h3.2V5.4h2" fill="none" stroke="#fff" stroke-width="1.9"
      stroke-linecap="round" stroke-linejoin="round"/>${corner}</svg>`;
}

/** Draws every state in every size. */
export async function main(): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await mkdir(folder, { recursive: true });
  for (const state of Object.keys(badges) as (keyof typeof badges)[]) {
    for (const size of sizes) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing(state, size)}`);
      const path = new URL(`${state}-${size}.png`, folder).pathname;
      await page.screenshot({ path: path, omitBackground: true });
    }
  }
  await browser.close();
}
