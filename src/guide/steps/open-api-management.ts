import type { AnchorId } from '../../site/anchors.ts';
import type { TextRef } from '../../texts.ts';
import type { Scene } from '../scene.ts';
import { isOnApiPage, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { apiAddress, ownTexts, quote, text } from '../step.ts';

const own = ownTexts('open-api-management');

/** What leads to the page, nearest first. */
const ways: readonly AnchorId[] = ['api-and-email', 'api-management', 'account-menu', 'settings-menu'];

/** A link to the page, or a way to it, is in sight. */
export const openApiManagement: GuideStep = {
  id: 'open-api-management',
  phase: 'find',
  applies: (scene) => {
    if (isOnApiPage(scene) || hasDialogWithout(scene)) return false;
    const { route } = scene.observation;
    return sees(scene, ...ways) || route === 'dashboard' || route === 'settings';
  },
  say: (scene) => ({
    anchors: ways,
    body: [body(scene)],
    lookFor: [
      own('look_menu'),
      own('look', quote(scene, 'account-menu'), quote(scene, 'api-management')),
      text('guide_look_address', apiAddress(scene)),
    ],
  }),
};

function hasDialogWithout(scene: Scene): boolean {
  return scene.observation.dialog !== 'none' && !sees(scene, ...ways);
}

function body(scene: Scene): TextRef {
  const link = quote(scene, 'api-management');
  const section = quote(scene, 'api-and-email');
  const way = ways.find((anchor) => sees(scene, anchor));
  if (way === undefined) return text('guide_not_seen');
  if (way === 'api-management') return own('body', link);
  if (way === 'api-and-email') return own('body_section', section);
  return way === 'account-menu'
    ? own('body_account', quote(scene, way), link)
    : own('body_settings', quote(scene, way), section);
}
