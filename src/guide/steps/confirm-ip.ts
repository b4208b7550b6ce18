import { isEditing, isFilled, isRestricted, sees, tickedByMistake } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote } from '../step.ts';

const own = ownTexts('confirm-ip');

/** Addresses were typed: they count only once they are confirmed. */
export const confirmIp: GuideStep = {
  id: 'confirm-ip',
  phase: 'limit',
  applies: (scene) =>
    isEditing(scene) &&
    sees(scene, 'ip-field') &&
    isRestricted(scene) &&
    isFilled(scene, 'ip-field') &&
    !scene.passed.has('confirm-ip') &&
    tickedByMistake(scene).length === 0,
  say: (scene) => {
    const confirm = quote(scene, 'ip-confirm');
    return {
      anchors: ['ip-confirm'],
      body: [own('body', confirm)],
      why: own('why', confirm),
      lookFor: [own('look', confirm)],
      buttons: ['next'],
    };
  },
};
