import type { Page } from 'puppeteer-core';
import { passVerification, press, type, waitForScreen } from '../../site/rehearse.ts';

/**
 * Called at each state of a walk with the steps that are right there, and with the practice site's names of the
 * controls that are right, where not all controls of the step are.
 */
export type AtState = (name: string, steps: readonly string[], controls?: readonly string[]) => Promise<void>;

const email = 'practice@example.com';

/** Every state of today's flow, from the signed-out home page to the saved limits. */
export async function walkCurrent(page: Page, at: AtState, keep: () => Promise<void>): Promise<void> {
  await waitForScreen(page, 'home-signed-out');
  await at('home, signed out', ['sign-in'], ['log-in']);
  await press(page, 'log-in');
  await waitForScreen(page, 'login');
  await at('login', ['sign-in'], ['login-submit']);
  await type(page, 'login-name', email);
  await type(page, 'login-password', 'not a real password');
  await press(page, 'login-submit');
  await waitForScreen(page, 'home');
  await at('home', ['open-profile']);
  await press(page, 'profile-menu');
  await waitForScreen(page, 'profile-menu-open');
  await at('profile menu', ['open-api-management']);
  await press(page, 'account-menu');
  await waitForScreen(page, 'account-page');
  await at('account', ['open-api-management'], ['api-management-link']);
  await press(page, 'api-management-link');
  await waitForScreen(page, 'api-page');
  await at('API page', ['create-key']);
  await press(page, 'create-api');
  await waitForScreen(page, 'dialog-type');
  await at('key type', ['choose-type'], ['type-next']);
  await press(page, 'type-system');
  await at('key type, chosen', ['choose-type'], ['type-next']);
  await press(page, 'type-next');
  await waitForScreen(page, 'dialog-label');
  await at('label', ['name-key']);
  await type(page, 'label', 'Sweep');
  await at('label, filled', ['generate'], ['label-submit']);
  await press(page, 'label-submit');
  await waitForScreen(page, 'verification');
  await at('verification', ['verify-identity']);
  await passVerification(page);
  await waitForScreen(page, 'key-shown');
  await at('key shown', ['keep-key']);
  await keep();
  await at('key kept', ['edit-restrictions']);
  await press(page, 'edit-restrictions');
  await waitForScreen(page, 'editing');
  await at('editing', ['restrict-ip'], ['ip-restricted']);
  await press(page, 'ip-restricted');
  await waitForScreen(page, 'editing-ip-restricted');
  await at('restricted', ['restrict-ip'], ['ip-field']);
  await type(page, 'ip-field', '203.0.113.7');
  await at('address typed', ['confirm-ip']);
  await press(page, 'ip-confirm');
  await waitForScreen(page, 'editing-ip-confirmed');
  await at('address confirmed', ['tick-permissions'], ['permission:enableSpotAndMarginTrading']);
  await press(page, 'permission:enableSpotAndMarginTrading');
  await at('ticked', ['save-restrictions']);
  await press(page, 'save');
  await passVerification(page);
  await waitForScreen(page, 'saved');
  await at('saved', ['done']);
}

/** Every state of the flow of the seed guide. */
export async function walkClassic(page: Page, at: AtState, keep: () => Promise<void>): Promise<void> {
  await waitForScreen(page, 'home-signed-out');
  await at('home, signed out', ['sign-in'], ['log-in']);
  await press(page, 'log-in');
  await waitForScreen(page, 'login-choice');
  await at('login or register', ['sign-in'], ['login-option']);
  await press(page, 'login-option');
  await waitForScreen(page, 'login');
  await at('login', ['sign-in'], ['login-submit']);
  await type(page, 'login-name', email);
  await type(page, 'login-email', email);
  await type(page, 'login-password', 'not a real password');
  await press(page, 'login-terms');
  await press(page, 'login-submit');
  await waitForScreen(page, 'home');
  await at('home', ['open-profile']);
  await press(page, 'profile-menu');
  await waitForScreen(page, 'profile-menu-open');
  await at('profile menu', ['open-api-management']);
  await press(page, 'settings-link');
  await waitForScreen(page, 'settings');
  await at('settings', ['open-api-management'], ['api-and-email']);
  await press(page, 'api-and-email');
  await waitForScreen(page, 'api-page');
  await at('API page', ['create-key']);
  await press(page, 'create-api');
  await waitForScreen(page, 'classic-form');
  await at('form', ['name-key']);
  await type(page, 'label', 'Sweep');
  await at('form, named', ['set-validity']);
  await press(page, 'validity:90');
  await at('form, validity set', ['choose-permission'], ['permission-read-write']);
  await press(page, 'permission-read-write');
  await at('form, level chosen', ['accept-terms']);
  await press(page, 'accept-terms');
  await at('form, complete', ['generate'], ['generate']);
  await press(page, 'generate');
  await waitForScreen(page, 'key-shown');
  await at('key shown', ['keep-key']);
  await keep();
  await at('key kept', ['done']);
}

/** A person who goes back, reloads and does things in another order, in today's flow. */
export async function walkAstray(page: Page, at: AtState, keep: () => Promise<void>): Promise<void> {
  const apiPage = async () => {
    await page.goto('https://www.binance.com/en/my/settings/api-management', {
      waitUntil: 'domcontentloaded',
    });
    await waitForScreen(page, 'api-page');
  };
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
  await page.waitForFunction(() => window.__practice.state().keys === 1, { polling: 50 });
  await at('back at the key', ['edit-restrictions']);
  // The language changes in the middle.
  await page.goto('https://www.binance.com/ru/my/settings/api-management', { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => window.__practice.state().keys === 1, { polling: 50 });
  await at('in another language', ['edit-restrictions']);
}
