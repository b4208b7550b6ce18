import { isOnApiPage } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { apiAddress, text } from '../step.ts';

/** Somewhere on Binance, with the menu closed. */
export const openProfile: GuideStep = {
  id: 'open-profile',
  phase: 'find',
  applies: (scene) => !isOnApiPage(scene),
  say: (scene) => ({
    anchors: ['profile-menu'],
    body: [text('step_open_profile_body')],
    why: text('step_open_profile_why', apiAddress(scene)),
    bubble: text('step_open_profile_bubble'),
    lookFor: [text('step_open_profile_look'), text('guide_look_address', apiAddress(scene))],
  }),
};
