import type { Page } from 'puppeteer-core';
import { appears, fill, press } from './controls.ts';

/** Makes the vault on the first screen. */
export async function createVault(popup: Page, passphrase: string): Promise<void> {
  await fill(popup, 'New passphrase', passphrase);
  await fill(popup, 'Repeat passphrase', passphrase);
  await press(popup, 'Create vault');
  await appears(popup, { role: 'button', name: 'Lock' });
}

/** Opens the vault with its passphrase. */
export async function unlock(popup: Page, passphrase: string): Promise<void> {
  await fill(popup, 'Passphrase', passphrase);
  await press(popup, 'Unlock');
  await appears(popup, { role: 'button', name: 'Lock' });
}

/** Plans a key for a purpose, both pages, and starts the guide. */
export async function planKey(
  popup: Page,
  plan: { readonly purpose: string; readonly label: string; readonly addresses?: readonly string[] },
): Promise<void> {
  await press(popup, 'Plan a new key');
  await press(popup, plan.purpose, 'radio', 'begins');
  await press(popup, 'Continue');
  if (plan.addresses) await fill(popup, 'IP addresses', plan.addresses.join(', '));
  await fill(popup, 'Label', plan.label);
  await press(popup, 'Start on Binance');
}

/** Reviews the key that waits, gives it a label and saves it. */
export async function reviewKept(popup: Page, label: string): Promise<void> {
  await press(popup, 'waiting', 'button', 'contains');
  await fill(popup, 'Label', label);
  await press(popup, 'Save');
  await appears(popup, { role: 'listitem', name: label, match: 'begins' });
}

/** Opens a key from the list. */
export async function openKey(popup: Page, label: string): Promise<void> {
  await press(popup, label, 'listitem', 'begins');
  await appears(popup, { role: 'button', name: 'Reveal secret' });
}

/** Reveals the secret of the key that is open, and reads it. */
export async function revealSecret(popup: Page): Promise<string> {
  await press(popup, 'Reveal secret');
  const found = await popup.waitForFunction(() => {
    const texts = [...document.querySelectorAll('span, code, output')].map((element) => element.textContent);
    return texts.find((text) => /^[A-Za-z0-9]{64}$/.test(text)) ?? null;
  });
  const secret = (await found.jsonValue()) ?? '';
  await found.dispose();
  return secret;
}
