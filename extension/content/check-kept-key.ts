import { KeystepError } from '../../src/errors.ts';
import type { Overlay } from '../../src/overlay/overlay.types.ts';
import { texts } from '../platform/i18n.ts';
import { send } from '../platform/messaging.ts';

/**
 * Has the background ask Binance about the kept key; what came of it is a word of the run. Where the vault is locked or
 * the browser has not allowed it yet, our own page opens: the browser asks for a permission nowhere else.
 */
export async function checkKeptKey(overlay: Overlay | null, final: boolean): Promise<void> {
  overlay?.notice(texts('guide_check_asking'));
  try {
    await send('guide.check', { final });
    overlay?.notice(null);
  } catch (error) {
    const code = error instanceof KeystepError ? error.code : null;
    if (code !== 'vault-locked' && code !== 'check-not-allowed') throw error;
    overlay?.notice(texts(code === 'vault-locked' ? 'guide_check_locked' : 'guide_check_not_allowed'));
    await send('vault.open', {});
  }
}
