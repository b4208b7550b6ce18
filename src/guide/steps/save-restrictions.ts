import { isEditing } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote } from '../step.ts';
import { permissionFacts } from './tick-permissions.ts';

const own = ownTexts('save-restrictions');

/** Everything is as planned, or passed: save it. */
export const saveRestrictions: GuideStep = {
  id: 'save-restrictions',
  phase: 'limit',
  applies: isEditing,
  say: (scene) => {
    const button = quote(scene, 'save');
    return {
      anchors: ['save'],
      body: [own('body', button)],
      lookFor: [own('look', button)],
      facts: permissionFacts(scene),
    };
  },
};
