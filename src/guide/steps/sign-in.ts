import { sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

/** The person is signed out. */
export const signIn: GuideStep = {
  id: 'sign-in',
  phase: 'find',
  applies: ({ observation }) => observation.signedIn === 'no',
  say: (scene) => {
    const button = quote(scene, 'log-in', 'log-in');
    const atForm = scene.observation.route === 'login';
    return {
      anchors: ['log-in'],
      body: [
        atForm || !sees(scene, 'log-in') ? text('step_sign_in_body_form') : text('step_sign_in_body', button),
      ],
      why: text('step_sign_in_why'),
      bubble: text('step_sign_in_bubble'),
      lookFor: [atForm ? text('step_sign_in_look_form') : text('step_sign_in_look', button)],
    };
  },
};
