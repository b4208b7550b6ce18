import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawings } from '../../../src/guide/drawings.ts';
import { asideSteps, flowSteps, type StepId } from '../../../src/guide/step-id.ts';
import { hints } from './hints.ts';
import { startStand, type Stand } from './stand.ts';

/** Steps at which nothing is looked for on the page. */
const without: readonly StepId[] = ['done', 'check-key', 'key-deleted'];
const steps = [...flowSteps, ...asideSteps].filter((step) => !without.includes(step));
const { lookFor } = hints.noAnchor;

describe.each(['chromium', 'firefox'] as const)('a drawing of what to look for, in %s', (browserName) => {
  let stand: Stand;
  let page: Page;

  beforeAll(async () => {
    stand = await startStand(browserName);
    page = await stand.open('plain');
    await page.evaluate(() => window.ks.start());
  });
  afterAll(() => stand.close());

  /** Shows a step without an anchor, and reads the drawing. */
  const draw = (step: StepId) =>
    page.evaluate(
      (hint) => {
        window.ks.show(hint, null);
        const svg = window.ks.root.querySelector('.drawing svg');
        const frame = svg?.getBoundingClientRect();
        if (svg === null || frame === undefined) return null;
        const boxes = [...svg.children].map((part) => {
          const { left, top, right, bottom } = part.getBoundingClientRect();
          const inside =
            left >= frame.left - 1 &&
            right <= frame.right + 1 &&
            top >= frame.top - 1 &&
            bottom <= frame.bottom + 1;
          return { kind: part.getAttribute('class') ?? 'words', x: left - frame.left, inside };
        });
        return { boxes, words: [...svg.querySelectorAll('text')].map(({ textContent }) => textContent) };
      },
      { ...hints.noAnchor, step, lookFor, drawing: drawings[step] ?? null },
    );

  it.each(steps)('is there for %s, marks one thing, and stays within its frame', async (step) => {
    const drawing = await draw(step);
    expect(drawing?.boxes.filter(({ inside }) => !inside)).toEqual([]);
    const marked = drawing?.boxes.filter(({ kind }) => kind === 'mark-here') ?? [];
    expect(marked).toHaveLength(step === 'keep-key' ? 2 : 1);
  });

  it('is labelled in the page’s words', async () => {
    expect((await draw('open-api-management'))?.words).toEqual(['API Management']);
    expect((await draw('create-key'))?.words).toEqual(['Account']);
  });

  it('is mirrored on a page that reads from the right', async () => {
    const at = async () =>
      (await draw('open-profile'))?.boxes.find(({ kind }) => kind === 'mark-here')?.x ?? 0;
    expect(await at()).toBeGreaterThan(150);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await page.evaluate((hint) => window.ks.show(hint, null), hints.chooseType);
    expect(await at()).toBeLessThan(50);
    expect((await draw('create-key'))?.boxes.filter(({ inside }) => !inside)).toEqual([]);
    await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  });
});
