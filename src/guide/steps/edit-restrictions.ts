import { hasDialog, hasKey, isEditing, isOnApiPage, isSecretOpen, showsPlan, wantsLimits } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';

const own = ownTexts('edit-restrictions');

/** The key is safe; now it gets its limits. */
export const editRestrictions: GuideStep = {
  id: 'edit-restrictions',
  phase: 'limit',
  applies: (scene) => {
    if (!isOnApiPage(scene) || hasDialog(scene) || isSecretOpen(scene) || isEditing(scene)) return false;
    if (!hasKey(scene) || !wantsLimits(scene) || scene.passed.has('edit-restrictions')) return false;
    return !(scene.reached.has('save-restrictions') && showsPlan(scene));
  },
  say: (scene) => {
    const button = quote(scene, 'edit-restrictions');
    return {
      anchors: ['edit-restrictions'],
      ...(scene.kept ? { tag: text('guide_tag_kept') } : {}),
      body: [
        ...(scene.kept ? [own('body_kept')] : []),
        own(scene.plan === null ? 'body_open' : 'body', button),
      ],
      lookFor: [own('look', button)],
      buttons: [{ action: 'next', label: text('guide_button_skip') }],
    };
  },
};
