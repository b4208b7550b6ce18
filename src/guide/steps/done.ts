import type { CheckAnswer } from '../../keys/check-answer.ts';
import { permissionBoxes } from '../../site/anchors.ts';
import { hasDialog, hasKey, isEditing, isOnApiPage, isSecretOpen, sees } from '../scene.ts';
import type { Fact } from '../hint.ts';
import type { Scene } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, text } from '../step.ts';
import { permissionFacts } from './tick-permissions.ts';

const own = ownTexts('done');

/** Nothing is left to do on the page. */
export const done: GuideStep = {
  id: 'done',
  phase: 'check',
  applies: (scene) => {
    if (isSecretOpen(scene) || !hasKey(scene)) return false;
    if (!isOnApiPage(scene)) return scene.reached.has('done');
    return !hasDialog(scene) && !isEditing(scene);
  },
  say: (scene) => ({
    anchors: ['key-values'],
    body: [own(scene.kept ? 'body_kept' : 'body_pasted')],
    lookFor: [],
    // What the page shows now beside what was planned, where it shows it.
    facts: [
      ...(permissionBoxes.some((anchor) => sees(scene, anchor)) ? permissionFacts(scene) : []),
      ...checkFacts(scene),
    ],
    buttons: [
      'open-vault',
      ...(scene.kept && scene.view.canCheck ? (['check-key'] as const) : []),
      'dismiss',
    ],
  }),
};

const tones = { right: 'ok', refused: 'warn', differs: 'danger' } as const;

/** What Binance said last, once the limits are set. Where only the planned addresses may ask, it refuses this browser. */
function checkFacts({ plan, view: { lastCheck } }: Scene): readonly Fact[] {
  if (lastCheck === null) return [];
  const expected = lastCheck === 'refused' && (plan?.addresses.length ?? 0) > 0;
  const value: CheckAnswer | 'expected' = expected ? 'expected' : lastCheck;
  return [
    {
      label: text('guide_fact_check'),
      value: text(`guide_check_${value}`),
      tone: expected ? 'plain' : tones[lastCheck],
    },
  ];
}
