import type { Scene } from '../scene.ts';
import {
  isEditing,
  isFilled,
  isOpenToDeletion,
  isTicked,
  sees,
  wantsLimits,
  withdrawalTicked,
} from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

/** Addresses before permissions: Binance deletes a key that may trade from any address. */
export const restrictIp: GuideStep = {
  id: 'restrict-ip',
  phase: 'limit',
  applies: (scene) => {
    if (!isEditing(scene) || !sees(scene, 'ip-restricted') || needsWarning(scene)) return false;
    if (isOpenToDeletion(scene)) return true;
    if (scene.passed.has('restrict-ip') || !wantsLimits(scene)) return false;
    if (!isTicked(scene, 'ip-restricted')) return true;
    return sees(scene, 'ip-field') && !isFilled(scene, 'ip-field') && !sees(scene, 'ip-listed');
  },
  say: (scene) => {
    const option = quote(scene, 'ip-restricted', 'ip-restricted');
    const confirm = quote(scene, 'ip-confirm', 'ip-confirm');
    const addresses = scene.plan?.addresses ?? [];
    const danger = isOpenToDeletion(scene);
    const chosen = isTicked(scene, 'ip-restricted');
    const known = addresses.length > 0;
    const body = chosen
      ? text(known ? 'step_restrict_ip_body_paste' : 'step_restrict_ip_body_type', confirm)
      : danger
        ? text('step_restrict_ip_body_danger', option)
        : text(scene.plan === null ? 'step_restrict_ip_body_open' : 'step_restrict_ip_body', option);
    return {
      anchors: [chosen ? 'ip-field' : 'ip-restricted'],
      ...(danger ? { title: text('step_restrict_ip_title_danger'), tone: 'danger' as const } : {}),
      body: [body],
      why: text('step_restrict_ip_why'),
      bubble: text(
        chosen
          ? known
            ? 'step_restrict_ip_bubble_paste'
            : 'step_restrict_ip_bubble_type'
          : 'step_restrict_ip_bubble',
      ),
      lookFor: [text('step_restrict_ip_look', option)],
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

function needsWarning(scene: Scene): boolean {
  return withdrawalTicked(scene) !== null && !scene.passed.has('tick-permissions');
}
