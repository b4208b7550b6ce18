import { hasDialog, hasKey, isEditing, isOnApiPage, isSecretOpen, showsPlan, wantsLimits } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

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
    const button = quote(scene, 'edit-restrictions', 'edit-restrictions');
    return {
      anchors: ['edit-restrictions'],
      ...(scene.kept ? { tag: text('guide_tag_kept') } : {}),
      body: [
        ...(scene.kept ? [text('step_edit_restrictions_body_kept')] : []),
        text(
          scene.plan === null ? 'step_edit_restrictions_body_open' : 'step_edit_restrictions_body',
          button,
        ),
      ],
      why: text('step_edit_restrictions_why'),
      bubble: text('step_edit_restrictions_bubble'),
      lookFor: [text('step_edit_restrictions_look', button)],
      buttons: [{ action: 'next', label: text('guide_button_skip') }],
    };
  },
};
