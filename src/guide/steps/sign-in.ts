import { sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';

const own = ownTexts('sign-in');

/** The person is signed out. */
export const signIn: GuideStep = {
  id: 'sign-in',
  phase: 'find',
  applies: ({ observation }) => observation.signedIn === 'no',
  say: (scene) => {
    const button = quote(scene, 'log-in');
    const { host, route } = scene.observation;
    const atForm = route === 'login';
    return {
      anchors: ['log-in'],
      body: [atForm || !sees(scene, 'log-in') ? own('body_form') : own('body', button)],
      // The guide runs on exact hosts alone: whoever sees this line is at Binance's own address.
      facts: [{ label: text('guide_fact_host'), value: text('guide_value', host), tone: 'ok' }],
      lookFor: [atForm ? own('look_form') : own('look', button)],
    };
  },
};
