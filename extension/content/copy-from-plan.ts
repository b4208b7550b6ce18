import type { Action } from '../../src/guide/hint.ts';
import type { PagePlan } from '../../src/guide/run.ts';
import type { Overlay } from '../../src/overlay/overlay.types.ts';
import { texts } from '../platform/i18n.ts';

/** The buttons that copy something out of the plan. */
type CopyAction = Extract<Action, 'copy-label' | 'copy-public-key' | 'copy-ips'>;

/** Tells these actions from the others. */
export function isCopyAction(action: Action): action is CopyAction {
  return action === 'copy-label' || action === 'copy-public-key' || action === 'copy-ips';
}

/** Copies it, and says so; where the page's own policy forbids that, the words themselves have to do. */
export async function copyFromPlan(
  { clipboard }: Navigator,
  action: CopyAction,
  plan: PagePlan | null,
  overlay: Overlay | null,
): Promise<void> {
  const text = textToCopy(action, plan);
  try {
    await clipboard.writeText(text);
    overlay?.notice(texts('guide_copied'), 'ok');
  } catch {
    overlay?.notice(texts('guide_copy_refused', [text]), 'calm');
  }
}

/** What a copy button puts on the clipboard. Nothing secret is in a plan. */
function textToCopy(action: CopyAction, plan: PagePlan | null): string {
  if (!plan) return '';
  switch (action) {
    case 'copy-label':
      return plan.label;
    case 'copy-public-key':
      return plan.publicKey;
    case 'copy-ips':
      // Binance's own field refuses spaces between addresses (reported once, PTDefender#47; read 2026-11-22).
      return plan.addresses.join(',');
  }
}
