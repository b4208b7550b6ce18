import type { AnchorId } from '../../site/anchors.ts';
import type { Scene } from '../scene.ts';
import {
  hasDialog,
  hasKey,
  isEditing,
  isOnApiPage,
  isSecretOpen,
  showsPlan,
  tickedByMistake,
  wantsLimits,
  withdrawalTicked,
} from '../scene.ts';
import type { GuideStep, Saying } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';
import { permissionFacts } from './tick-permissions.ts';

const own = ownTexts('edit-restrictions');
const warning = ownTexts('tick-permissions');

/** The key is safe; now it gets its limits. */
export const editRestrictions: GuideStep = {
  id: 'edit-restrictions',
  phase: 'limit',
  applies: (scene) => {
    if (!isOnApiPage(scene) || hasDialog(scene) || isSecretOpen(scene) || isEditing(scene)) return false;
    if (!hasKey(scene) || scene.passed.has('edit-restrictions')) return false;
    if (!wantsLimits(scene) && tickedByMistake(scene).length === 0) return false;
    return !(scene.reached.has('save-restrictions') && showsPlan(scene));
  },
  say: (scene) => {
    const button = quote(scene, 'edit-restrictions');
    const [extra] = tickedByMistake(scene);
    if (extra !== undefined) return tooMuch(scene, extra);
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

/** The key stands there, saved, and may do what was not planned. */
function tooMuch(scene: Scene, extra: AnchorId): Saying {
  const button = quote(scene, 'edit-restrictions');
  const withdrawal = withdrawalTicked(scene);
  const danger = withdrawal !== null;
  return {
    anchors: ['edit-restrictions'],
    title: warning(danger ? 'title_danger' : 'title_extra'),
    tone: danger ? 'danger' : 'calm',
    body: [
      ...(danger ? [warning('body_danger')] : []),
      own('body_extra', button, quote(scene, withdrawal ?? extra)),
    ],
    lookFor: [own('look', button)],
    facts: permissionFacts(scene),
    buttons: [{ action: 'next', label: text('guide_button_on_purpose') }],
  };
}
