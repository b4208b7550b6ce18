import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Page, TargetType } from 'puppeteer-core';
import { afterEach, expect, it } from 'vitest';
import { type Site, startSite } from '../site/server.ts';
import { sampleKey } from '../unit/binance/sample-keys.ts';
import type { TestBrowser } from '../e2e/harness/browser.types.ts';
import { press } from '../e2e/harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from '../e2e/harness/launch.ts';
import { ask, shows } from '../e2e/harness/lifecycle.ts';
import { poll } from '../e2e/harness/poll.ts';
import { createVault } from '../e2e/harness/popup-tasks.ts';
import { withApiAllowed } from '../e2e/harness/with-api-allowed.ts';

/** Milliseconds of Keystep's own between click and answer, on a calm machine. */
const mostOwnMs = 50;
const checksARound = 9;
/** The machine may be busy with something else: one round in which the promise holds shows that Keystep keeps it. */
const mostRounds = 6;

const trading = ['enableReading', 'enableSpotAndMarginTrading'] as const;
const answer = 'Matches your plan';

let site: Site;
let browser: TestBrowser;
let extension: string;

afterEach(async () => {
  await browser.close();
  await site.close();
  if (browser.name === 'chromium') rmSync(extension, { recursive: true });
});

type Timed = typeof globalThis & { timed: { from: number; to: number } };

/** Runs in the popup: from the click on the button until the answer stands in the page and is about to be drawn. */
function watchCheck(wanted: string): void {
  const timed = { from: 0, to: 0 };
  (globalThis as Timed).timed = timed;
  const isThere = () => document.querySelector('[role="status"] h2')?.textContent === wanted;
  document.addEventListener('click', (event) => (timed.from = event.timeStamp), {
    capture: true,
    once: true,
  });
  let asked = false;
  const observer = new MutationObserver(() => {
    if (timed.from === 0) return;
    if (!isThere()) asked = true;
    else if (asked) {
      timed.to = performance.now();
      observer.disconnect();
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the background: how long its questions took, from the request to the last byte, and forgets them. */
const takeQuestions = `((performance) => {
  const spans = performance.getEntriesByType('resource')
    .filter(({ name }) => /^https:/.test(name))
    .map(({ startTime, responseEnd }) => responseEnd - startTime);
  performance.clearResourceTimings();
  return spans;
})`;

async function questions(page: Page): Promise<readonly number[]> {
  if (browser.name === 'chromium') {
    const target = browser.driver.targets().find((each) => each.type() === TargetType.SERVICE_WORKER);
    const worker = await target?.worker();
    if (!worker) throw new Error('There is no service worker.');
    return (await worker.evaluate(`${takeQuestions}(performance)`)) as number[];
  }
  return (await page.evaluate(
    `browser.runtime.getBackgroundPage().then((background) => ${takeQuestions}(background.performance))`,
  )) as number[];
}

/** One check at the press of the button: Keystep's own share, and the whole. */
async function timeCheck(page: Page): Promise<{ readonly own: number; readonly whole: number }> {
  await questions(page);
  await page.evaluate(watchCheck, answer);
  await press(page, 'Check key');
  const whole = await poll('the answer', () =>
    page.evaluate(() => {
      const { from, to } = (globalThis as Timed).timed;
      return to === 0 ? undefined : to - from;
    }),
  );
  const asked = await questions(page);
  // The clock, and the one signed question.
  expect(asked).toHaveLength(2);
  return { own: whole - asked.reduce((sum, each) => sum + each, 0), whole };
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Infinity;

it.each(browserNames)(
  'a check takes little time of Keystep’s own from click to answer in %s',
  async (name) => {
    site = await startSite();
    const key = sampleKey('ed25519', { permissions: [...trading], restricted: true, ips: ['203.0.113.50'] });
    site.api.state.keys = [key.theirs];
    extension = name === 'chromium' ? withApiAllowed(builtExtension(name)) : resolve(builtExtension(name));
    browser = await launchBrowser(name, { extensionDir: extension, sitePort: site.port });
    const page = await browser.openExtensionPage('popup');
    await createVault(page, 'fifty milliseconds, 2026');
    await ask(page, 'key.save', {
      opId: crypto.randomUUID().replaceAll('-', ''),
      id: null,
      revision: 0,
      fields: {
        ...key.mine,
        publicKey: '',
        label: 'Timed',
        account: '',
        purpose: 'spot-bot',
        tool: '',
        permissions: trading,
        addresses: ['203.0.113.50'],
        rotateBy: null,
        note: '',
      },
    });
    await press(page, 'Timed', 'listitem', 'begins');
    await press(page, 'Check key');
    await shows(page, answer);

    const rounds: number[] = [];
    do {
      const times: Awaited<ReturnType<typeof timeCheck>>[] = [];
      for (let run = 0; run < checksARound; run++) times.push(await timeCheck(page));
      const own = times.map((each) => each.own);
      rounds.push(median(own));
      const figures = own.map((each) => each.toFixed(1)).join(', ');
      console.log(
        `${name}: a check, Keystep's own ms from click to answer: ${figures}; median ${median(own).toFixed(1)}` +
          ` of ${median(times.map(({ whole }) => whole)).toFixed(1)} with both questions`,
      );
    } while (Math.min(...rounds) > mostOwnMs && rounds.length < mostRounds);
    expect(Math.min(...rounds)).toBeLessThanOrEqual(mostOwnMs);
  },
  300_000,
);
