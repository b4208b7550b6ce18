import { sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote } from '../step.ts';

const own = ownTexts('sign-in');

/** The person is signed out. */
export const signIn: GuideStep = {
  id: 'sign-in',
  phase: 'find',
  applies: ({ observation }) => observation.signedIn === 'no',
  say: (scene) => {
    const button = quote(scene, 'log-in');
    const atForm = scene.observation.route === 'login';
    return {
      anchors: ['log-in'],
      body: [atForm || !sees(scene, 'log-in') ? own('body_form') : own('body', button)],
      lookFor: [atForm ? own('look_form') : own('look', button)],
    };
  },
};
