import { isOnApiPage } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { apiAddress, ownTexts, text } from '../step.ts';

const own = ownTexts('open-profile');

/** Somewhere on Binance, with the menu closed. */
export const openProfile: GuideStep = {
  id: 'open-profile',
  phase: 'find',
  applies: (scene) => !isOnApiPage(scene),
  say: (scene) => ({
    anchors: ['profile-menu'],
    body: [own('body')],
    why: own('why', apiAddress(scene)),
    lookFor: [own('look'), text('guide_look_address', apiAddress(scene))],
  }),
};
