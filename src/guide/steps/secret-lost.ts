import type { Scene } from '../scene.ts';
import { hasDialog, isEditing, isInForm, isOnApiPage } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';

const own = ownTexts('secret-lost');

/** The secret is masked for good and nobody kept it. */
export const secretLost: GuideStep = {
  id: 'secret-lost',
  phase: 'keep',
  applies: (scene) => {
    const { observation, view, passed, reached } = scene;
    if (!isOnApiPage(scene) || isInForm(scene) || isEditing(scene)) return false;
    // The page's own question before it deletes.
    if (hasDialog(scene)) return scene.previous === 'secret-lost' && observation.secret === 'none';
    if (scene.kept || view.capture !== 'none' || passed.has('keep-key') || passed.has('generate'))
      return false;
    if (scene.plan !== null && scene.plan.keyType !== 'hmac') return false;
    if ((observation.keyCount ?? 0) === 0) return false;
    if (reached.has('keep-key')) return observation.secret === 'masked' || observation.secret === 'none';
    return observation.secret === 'masked' && wasMade(scene);
  },
  say: (scene) => ({
    anchors: ['delete-key'],
    tone: 'danger',
    body: [own('body')],
    lookFor: [own('look', quote(scene, 'delete-key')), own('look_create', quote(scene, 'create-api'))],
    buttons: [{ action: 'next', label: text('guide_button_deleted') }],
  }),
};

/** The masked card is the key of this run, not an older one of somebody who turned back. */
function wasMade({ reached, observation, keysBefore }: Scene): boolean {
  if (!reached.has('generate') && !reached.has('verify-identity')) return false;
  if (observation.card === 'label') return true;
  if (keysBefore !== null) return (observation.keyCount ?? 0) > keysBefore;
  return observation.card === 'only' && reached.has('verify-identity');
}
