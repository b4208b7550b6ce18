import type { GuideStep } from '../step.ts';
import { text } from '../step.ts';

/** Binance's own check is on screen. Keystep points at nothing in it and does not look. */
export const verifyIdentity: GuideStep = {
  id: 'verify-identity',
  phase: 'create',
  applies: ({ observation }) => observation.verifying && observation.route !== 'login',
  say: () => ({
    anchors: [],
    body: [text('step_verify_identity_body')],
    why: text('step_verify_identity_why'),
    bubble: text('step_verify_identity_title'),
    lookFor: [text('step_verify_identity_look')],
  }),
};
