import { isEditing, withdrawalTicked } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote } from '../step.ts';
import { permissionFacts } from './tick-permissions.ts';

const own = ownTexts('save-restrictions');
const warning = ownTexts('tick-permissions');

/** Everything is as planned, or passed: save it. */
export const saveRestrictions: GuideStep = {
  id: 'save-restrictions',
  phase: 'limit',
  applies: isEditing,
  say: (scene) => {
    const button = quote(scene, 'save');
    // On purpose, as the person said; it may not be this box that they meant.
    const withdrawals = withdrawalTicked(scene) !== null;
    return {
      anchors: ['save'],
      ...(withdrawals ? { tone: 'danger' as const, title: warning('title_danger') } : {}),
      body: withdrawals ? [warning('body_danger')] : [own('body', button)],
      lookFor: [own('look', button)],
      facts: permissionFacts(scene),
    };
  },
};
