import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { TestBrowser } from '../tests/e2e/harness/browser.types.ts';
import { OverlayReader } from '../tests/e2e/harness/overlay.ts';
import { followGuide } from '../tests/e2e/harness/person.ts';
import { createVault, openKey, planKey, revealSecret, reviewKept } from '../tests/e2e/harness/popup-tasks.ts';
import type { Site } from '../tests/site/server.ts';

const passphrase = 'made up for the demo, not for use';
const label = 'freqtrade spot';
const addresses = ['203.0.113.24', '198.51.100.7'];

/** Walks the main job by itself: vault, plan, every step of the guide, keep, review, reveal. */
export async function rehearse(
  browser: TestBrowser,
  site: Site,
  flow: 'current' | 'classic',
  folder: string,
): Promise<void> {
  let count = 0;
  const picture = async (page: Page, name: string) => {
    count += 1;
    const path = join(folder, `${String(count).padStart(2, '0')}-${name}.png`) as `${string}.png`;
    await page.screenshot({ path });
    console.log(`  ${path}`);
  };
  const popup = async () => {
    const page = await browser.openExtensionPage('popup');
    await page.setViewport({ width: 380, height: 600, deviceScaleFactor: 2 });
    return page;
  };

  const page = await browser.openPage('https://www.binance.com/en');
  let vault = await popup();
  await picture(vault, 'popup-create-vault');
  console.log('The vault is made.');
  await createVault(vault, passphrase);
  console.log('A key is planned: a spot bot with two addresses.');
  await planKey(vault, { purpose: 'Spot bot', label, addresses });
  await vault.close().catch(() => undefined);

  await page.bringToFront();
  const overlay = new OverlayReader(browser, page);
  const outcome = await followGuide(page, overlay, {
    flow,
    label,
    addresses,
    validityDays: 90,
    onStep: async ({ step, title, anchor }) => {
      console.log(`${step ?? '?'}: ${title} (${anchor === 'found' ? 'pointed at' : 'in words'})`);
      await picture(page, step ?? 'nothing');
    },
  });

  vault = await popup();
  await picture(vault, 'popup-waiting');
  await reviewKept(vault, label);
  await picture(vault, 'popup-keys');
  await openKey(vault, label);
  await picture(vault, 'popup-key');
  const same = (await revealSecret(vault)) === outcome.secretKey;
  console.log(same ? 'The secret in the vault is the one that the page showed.' : 'The secrets differ.');
  const { apiKey } = site.read().keys[0] ?? {};
  if (!same || apiKey !== outcome.apiKey) throw new Error('what was kept is not what the page showed');
}
