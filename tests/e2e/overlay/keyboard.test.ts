import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOptions, verificationCode } from '../../site/practice-options.ts';
import { waitForScreen } from '../../site/rehearse.ts';
import { type Site, startSite } from '../../site/server.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { tabTo, tabToOurs } from '../harness/keyboard.ts';
import { browserNames, builtExtension, launchBrowser } from '../harness/launch.ts';
import { OverlayReader } from '../harness/overlay.ts';
import { poll } from '../harness/poll.ts';
import { createVault, planKey } from '../harness/popup-tasks.ts';

const apiPage = 'https://www.binance.com/en/my/settings/api-management';

describe.each(browserNames)('the whole flow by keyboard alone, in %s', (browserName) => {
  let site: Site;
  let browser: TestBrowser;

  beforeAll(async () => {
    site = await startSite();
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false });
    browser = await launchBrowser(browserName, {
      extensionDir: builtExtension(browserName),
      sitePort: site.port,
    });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('leads to a key that is kept and limited; every step is said once', async () => {
    const page = await browser.openPage(apiPage);
    const popup = await browser.openExtensionPage('popup');
    await createVault(popup, 'no mouse anywhere, 2026');
    await planKey(popup, { purpose: 'Spot bot', label: 'Keys' });
    await page.bringToFront();
    const overlay = new OverlayReader(browser, page);
    const said: string[] = [];

    /** Waits until the step is said, then does something about it. */
    const step = async (id: string, act: () => Promise<void>): Promise<void> => {
      const { announced } = await overlay.waitFor(
        `${id} to be said`,
        (state) => state.step === id && state.announced.endsWith(state.title),
      );
      if (browserName === 'chromium') expect(await heardOf(page)).toEqual([announced]);
      said.push(announced);
      await act();
    };
    const enter =
      (id: string, key: 'Enter' | ' ' = 'Enter', way: 'on' | 'back' = 'on') =>
      async (): Promise<void> => {
        await tabTo(page, id, way);
        await page.keyboard.press(key);
      };
    const fill = (id: string, text: string) => async (): Promise<void> => {
      await tabTo(page, id);
      await page.keyboard.type(text);
    };
    const verify = async (): Promise<void> => {
      await fill('mfa', verificationCode)();
      await page.keyboard.press('Enter');
    };

    await overlay.waitForStep('create-key');
    await listen(browser, page);
    await step('create-key', enter('create-api'));
    await waitForScreen(page, 'dialog-type');
    await step('choose-type', enter('type-next'));
    await step('name-key', fill('label', 'Keys'));
    await step('generate', enter('label-submit'));
    await step('verify-identity', verify);
    await step('keep-key', async () => {
      await tabToOurs(page, overlay, 'keep-key');
      await page.keyboard.press('Enter');
    });
    await step('check-key', async () => {
      await tabToOurs(page, overlay, 'next');
      await page.keyboard.press('Enter');
    });
    await step('edit-restrictions', enter('edit-restrictions', 'Enter', 'back'));
    await step('restrict-ip', enter('ip-restricted', ' '));
    await waitForScreen(page, 'editing-ip-restricted');
    await step('restrict-ip', fill('ip-field', '203.0.113.7'));
    await step('confirm-ip', enter('ip-confirm'));
    await step('tick-permissions', enter('permission:enableSpotAndMarginTrading', ' ', 'back'));
    await step('save-restrictions', enter('save', 'Enter', 'back'));
    await step('verify-identity', verify);
    await step('done', () => tabToOurs(page, overlay, 'open-vault'));

    expect(site.read().keys[0]).toMatchObject({
      label: 'Keys',
      ips: ['203.0.113.7'],
      permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    });
    const wanted = said.filter((line, index) => line !== said[index - 1]);
    await poll('the last step to be said', async () => (await lines(page)).at(-1) === wanted.at(-1));
    expect(await lines(page)).toEqual(wanted.slice(1));
  });
});

/** Notes every change of the live region. */
async function listen(browser: TestBrowser, page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { lines: [] }));
  const root = await browser.closedRoot(page);
  await root?.call(async (tree) => {
    const region = tree.querySelector('[data-part=announcer]');
    if (region === null) throw new Error('There is no live region.');
    // The step that is on screen already is said before anybody counts.
    await new Promise<void>((done) => {
      if (region.textContent !== '') done();
      new MutationObserver(() => done()).observe(region, { childList: true });
    });
    const { lines } = window as unknown as { lines: string[] };
    new MutationObserver(() => lines.push(region.textContent)).observe(region, { childList: true });
  });
}

function lines(page: Page): Promise<string[]> {
  return page.evaluate('lines') as Promise<string[]>;
}

/** What the live regions say that hold something, as Chromium's accessibility tree has it. */
async function heardOf(page: Page): Promise<string[]> {
  const devtools = await page.createCDPSession();
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (id: string): string => {
    const node = byId.get(id);
    if (node?.role?.value === 'StaticText') return String(node.name?.value ?? '');
    return (node?.childIds ?? []).map(textOf).join('');
  };
  return nodes
    .filter(({ role }) => role?.value === 'status')
    .map(({ nodeId }) => textOf(nodeId))
    .filter((text) => text.startsWith('Step '));
}
