import type { Scene } from '../scene.ts';
import {
  isEditing,
  isFilled,
  isOpenToDeletion,
  isRestricted,
  needsAddresses,
  sees,
  tickedByMistake,
  wantsLimits,
} from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';

const own = ownTexts('restrict-ip');

/** Addresses before permissions: Binance deletes a key that may trade from any address. */
export const restrictIp: GuideStep = {
  id: 'restrict-ip',
  phase: 'limit',
  applies: (scene) => {
    // A box that must not be ticked comes before everything else.
    if (!isEditing(scene) || tickedByMistake(scene).length > 0) return false;
    if (!sees(scene, 'ip-restricted', 'ip-unrestricted')) return isOutOfSight(scene);
    if (isOpenToDeletion(scene)) return true;
    if (scene.passed.has('restrict-ip') || !wantsLimits(scene)) return false;
    if (!isRestricted(scene)) return true;
    return sees(scene, 'ip-field') && !isFilled(scene, 'ip-field') && !sees(scene, 'ip-listed');
  },
  say: (scene) => {
    const option = quote(scene, 'ip-restricted');
    const confirm = quote(scene, 'ip-confirm');
    const addresses = scene.plan?.addresses ?? [];
    const danger = isOpenToDeletion(scene);
    const chosen = isRestricted(scene);
    const known = addresses.length > 0;
    const body = chosen
      ? own(known ? 'body_paste' : 'body_type', confirm)
      : danger
        ? own('body_danger', option)
        : own(scene.plan === null ? 'body_open' : 'body', option);
    return {
      anchors: [chosen ? 'ip-field' : 'ip-restricted'],
      ...(danger ? { title: own('title_danger'), tone: 'danger' as const } : {}),
      body: [body],
      bubble: own(chosen ? (known ? 'bubble_paste' : 'bubble_type') : 'bubble'),
      lookFor: [own('look', option)],
      facts: known
        ? [
            {
              label: text('guide_fact_addresses'),
              value: text('guide_value', addresses.slice(0, 3).join(', ')),
              tone: 'plain',
            },
          ]
        : [],
      buttons: [
        ...(known ? (['copy-ips'] as const) : []),
        ...(danger ? [] : [{ action: 'next', label: text('guide_button_skip') } as const]),
      ],
    };
  },
};

/** Words for the choice are not known here, or not there. It still comes first, so it is said without pointing. */
function isOutOfSight(scene: Scene): boolean {
  return needsAddresses(scene) && !scene.passed.has('restrict-ip') && !sees(scene, 'ip-listed', 'ip-confirm');
}
