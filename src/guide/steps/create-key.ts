import type { PermissionId } from '../../keys/permissions.ts';
import type { Scene } from '../scene.ts';
import { hasDialog, isOnApiPage, listing, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';

const own = ownTexts('create-key');

/** What the key is for decides its type, which cannot be changed later. */
const planIt = { action: 'open-vault', label: text('guide_button_plan') } as const;

/** The page is there and nothing has begun. */
export const createKey: GuideStep = {
  id: 'create-key',
  phase: 'create',
  applies: (scene) =>
    isOnApiPage(scene) &&
    !hasDialog(scene) &&
    (sees(scene, 'create-api', 'api-title', 'empty-state') || scene.observation.keyCount !== null),
  say: (scene) => {
    const button = quote(scene, 'create-api');
    const controls = sees(scene, 'default-security-controls');
    return {
      anchors: ['create-api'],
      body: [own('body', button), ...(needsAccount(scene) ? [own('body_open_first')] : [])],
      why: own(controls ? 'why_controls' : 'why'),
      lookFor: [own('look', button)],
      buttons: [...(scene.plan === null ? [planIt] : []), ...listing(scene)],
    };
  },
};

/** A key that is older than these accounts can never be given their permission. */
function needsAccount({ plan }: Scene): boolean {
  const accounts: readonly PermissionId[] = ['enableFutures', 'enablePortfolioMarginTrading'];
  return plan !== null && accounts.some((permission) => plan.permissions.includes(permission));
}
