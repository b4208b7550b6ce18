import { hasDialog, hasKey, isCreating, isOnApiPage, listing, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';

const own = ownTexts('key-limit');

/** Keys that an account may have: note 1 on Binance's page, several copies, read 2026-11-22. */
const mostKeys = 30;

/** The account is full. */
export const keyLimit: GuideStep = {
  id: 'key-limit',
  phase: 'create',
  applies: (scene) => {
    if (!isOnApiPage(scene) || hasKey(scene)) return false;
    if (sees(scene, 'key-limit')) return true;
    return !hasDialog(scene) && !isCreating(scene) && (scene.observation.keyCount ?? 0) >= mostKeys;
  },
  say: (scene) => ({
    anchors: ['key-limit'],
    body: [own('body', String(mostKeys))],
    buttons: listing(scene),
  }),
};
