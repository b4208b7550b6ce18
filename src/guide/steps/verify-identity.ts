import type { GuideStep } from '../step.ts';
import { ownTexts } from '../step.ts';

const own = ownTexts('verify-identity');

/** Binance's own check is on screen. Keystep points at nothing in it and does not look. */
export const verifyIdentity: GuideStep = {
  id: 'verify-identity',
  phase: 'create',
  applies: ({ observation }) => observation.verifying && observation.route !== 'login',
  say: () => ({
    anchors: [],
    body: [own('body')],
  }),
};
