import { hasDialog, isOnApiPage, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

/** The page is there and nothing has begun. */
export const createKey: GuideStep = {
  id: 'create-key',
  phase: 'create',
  applies: (scene) =>
    isOnApiPage(scene) &&
    !hasDialog(scene) &&
    (sees(scene, 'create-api', 'api-title', 'empty-state') || scene.observation.keyCount !== null),
  say: (scene) => {
    const button = quote(scene, 'create-api', 'create-api');
    const controls = sees(scene, 'default-security-controls');
    return {
      anchors: ['create-api'],
      body: [text('step_create_key_body', button)],
      why: text(controls ? 'step_create_key_why_controls' : 'step_create_key_why'),
      bubble: text('step_create_key_bubble'),
      lookFor: [text('step_create_key_look', button)],
    };
  },
};
