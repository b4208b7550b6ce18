import type { Action } from '../../src/guide/hint.ts';
import type { PagePlan } from '../../src/guide/run.ts';

/** The buttons that copy something out of the plan. */
export type CopyAction = Extract<Action, 'copy-label' | 'copy-public-key' | 'copy-ips'>;

/** Tells these actions from the others. */
export function isCopyAction(action: Action): action is CopyAction {
  return action === 'copy-label' || action === 'copy-public-key' || action === 'copy-ips';
}

/** What a copy button puts on the clipboard. Nothing secret is in a plan. */
export function textToCopy(action: CopyAction, plan: PagePlan | null): string {
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
