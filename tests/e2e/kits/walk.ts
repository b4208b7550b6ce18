import type { Page } from 'puppeteer-core';
import { passVerification, waitForScreen } from '../../site/rehearse.ts';
import { press, type } from '../harness/hand.ts';
import type { OverlayReader } from '../harness/overlay.ts';
import { poll } from '../harness/poll.ts';
import type { Moment } from './judge.ts';

const values = { controls: ['api-key-value', 'secret-key-value'], around: true } as const;

/** Every state of today's flow, from the API page to the saved limits, by a person's own hands. */
export async function walk(
  page: Page,
  overlay: OverlayReader,
  secretPlace: 'card' | 'dialog',
  at: (moment: Moment) => Promise<void>,
): Promise<void> {
  const see = (name: string, step: string, ...controls: readonly string[]) =>
    at({ name, steps: [step], controls });
  await waitForScreen(page, 'api-page');
  await see('API page', 'create-key', 'create-api');
  await press(page, 'create-api');
  await waitForScreen(page, 'dialog-type');
  await see('key type', 'choose-type', 'type-system');
  await press(page, 'type-system');
  await see('key type, chosen', 'choose-type', 'type-next');
  await press(page, 'type-next');
  await waitForScreen(page, 'dialog-label');
  await see('label', 'name-key', 'label');
  await type(page, 'label', 'Kit');
  await see('label, filled', 'generate', 'label-submit');
  await press(page, 'label-submit');
  await waitForScreen(page, 'verification');
  await see('verification', 'verify-identity');
  await passVerification(page);
  await waitForScreen(page, 'key-shown');
  await at({ name: 'key shown', steps: ['keep-key'], ...values });
  await keep(overlay);
  if (secretPlace === 'dialog') {
    await at({ name: 'key kept', steps: ['keep-key'], ...values });
    await press(page, 'dialog-close');
  }
  await at({ name: 'key to be checked', steps: ['check-key'], ...values });
  await overlay.press('next');
  await see('limits', 'edit-restrictions', 'edit-restrictions');
  await press(page, 'edit-restrictions');
  await waitForScreen(page, 'editing');
  await see('editing', 'restrict-ip', 'ip-restricted');
  await press(page, 'ip-restricted');
  await waitForScreen(page, 'editing-ip-restricted');
  await see('restricted', 'restrict-ip', 'ip-field');
  await type(page, 'ip-field', '203.0.113.7');
  await see('address typed', 'confirm-ip', 'ip-confirm');
  await press(page, 'ip-confirm');
  await waitForScreen(page, 'editing-ip-confirmed');
  await see('address confirmed', 'tick-permissions', 'permission:enableSpotAndMarginTrading');
  await press(page, 'permission:enableSpotAndMarginTrading');
  await see('ticked', 'save-restrictions', 'save');
  await press(page, 'save');
  await waitForScreen(page, 'verification');
  await see('verification again', 'verify-identity');
  await passVerification(page);
  await waitForScreen(page, 'saved');
  await at({ name: 'saved', steps: ['done'], ...values });
}

/** The button asks for half a second of standing still, so a person may have to press it once more. */
async function keep(overlay: OverlayReader): Promise<void> {
  const isKept = async () => (await overlay.state())?.actions.every(({ name }) => name !== 'keep-key');
  await poll('the key to be kept', async () => {
    if (await isKept()) return true;
    await overlay.press('keep-key');
    return poll('', isKept, 700).catch(() => false);
  });
}
