import { isEditing } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';
import { permissionFacts } from './tick-permissions.ts';

/** Everything is as planned, or passed: save it. */
export const saveRestrictions: GuideStep = {
  id: 'save-restrictions',
  phase: 'limit',
  applies: isEditing,
  say: (scene) => {
    const button = quote(scene, 'save', 'save');
    return {
      anchors: ['save'],
      body: [text('step_save_restrictions_body', button)],
      why: text('step_save_restrictions_why'),
      bubble: text('step_save_restrictions_bubble'),
      lookFor: [text('step_save_restrictions_look', button)],
      facts: permissionFacts(scene),
    };
  },
};
