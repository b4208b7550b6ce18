import type { Page } from 'puppeteer-core';
import { passVerification, press, type, waitForScreen } from '../../site/rehearse.ts';

/**
 * Called at each state of a walk with the steps that are right there, and with the practice site's names of the
 * controls that are right, where not all controls of the step are.
 */
export type AtState = (name: string, steps: readonly string[], controls?: readonly string[]) => Promise<void>;

/** A person who goes back, reloads and does things in another order, in today's flow. */
export async function walkAstray(page: Page, at: AtState, keep: () => Promise<void>): Promise<void> {
  const apiPage = async () => {
    await page.goto('https://www.binance.com/en/my/settings/api-management', {
      waitUntil: 'domcontentloaded',
    });
    await waitForScreen(page, 'api-page');
  };
  const keyIsThere = () =>
    page.waitForFunction(
      () => {
        const { keys, loading } = window.__practice.state();
        return keys === 1 && !loading;
      },
      { polling: 50 },
    );
  await apiPage();
  await at('API page', ['create-key']);
  await press(page, 'create-api');
  await waitForScreen(page, 'dialog-type');
  await press(page, 'type-next');
  await waitForScreen(page, 'dialog-label');
  await at('label', ['name-key']);
  await press(page, 'cancel');
  await waitForScreen(page, 'api-page');
  await at('back on the page', ['create-key']);
  await apiPage();
  await at('reloaded', ['create-key']);
  await press(page, 'create-api');
  await waitForScreen(page, 'dialog-type');
  await at('key type again', ['choose-type'], ['type-next']);
  await press(page, 'type-next');
  await waitForScreen(page, 'dialog-label');
  await type(page, 'label', 'Sweep');
  await press(page, 'label-submit');
  await passVerification(page);
  await waitForScreen(page, 'key-shown');
  await at('key shown', ['keep-key']);
  await keep();
  await press(page, 'edit-restrictions');
  await waitForScreen(page, 'editing');
  await press(page, 'ip-restricted');
  await waitForScreen(page, 'editing-ip-restricted');
  await press(page, 'ip-unrestricted');
  await waitForScreen(page, 'editing');
  await at('unrestricted again', ['restrict-ip'], ['ip-restricted']);
  // Elsewhere and back, where nothing was saved.
  await page.goto('https://www.binance.com/en', { waitUntil: 'domcontentloaded' });
  await waitForScreen(page, 'home');
  await at('home, in the middle', ['open-profile', 'done']);
  await page.goBack({ waitUntil: 'domcontentloaded' });
  await keyIsThere();
  await at('back at the key', ['edit-restrictions']);
  // The language changes in the middle.
  await page.goto('https://www.binance.com/ru/my/settings/api-management', { waitUntil: 'domcontentloaded' });
  await keyIsThere();
  await at('in another language', ['edit-restrictions']);
}
