import { hasDialog, hasKey, isOnApiPage, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';

const own = ownTexts('prerequisites');

/** Binance makes no key yet: identity check, deposit or two-factor sign-in is missing. */
export const prerequisites: GuideStep = {
  id: 'prerequisites',
  phase: 'create',
  applies: (scene) => {
    if (!isOnApiPage(scene) || hasKey(scene)) return false;
    const named = sees(scene, 'security-requirements', 'kyc-required');
    const button = scene.observation.seen['create-api'];
    // The page may list what is done already: then it does not stop anybody.
    return hasDialog(scene) ? named : button === undefined ? named : button.disabled;
  },
  say: () => ({
    anchors: ['security-requirements', 'kyc-required'],
    body: [own('body')],
  }),
};
