import type { Fact } from '../hint.ts';
import type { Scene } from '../scene.ts';
import { isInForm, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';
import { mayDoTooMuch } from './choose-permission.ts';

const own = ownTexts('generate');

/** Everything is filled in: look it over, then create. */
export const generate: GuideStep = {
  id: 'generate',
  phase: 'create',
  applies: isInForm,
  say: (scene) => {
    const classic = sees(scene, 'generate') || scene.flow === 'classic';
    const button = classic ? quote(scene, 'generate') : quote(scene, 'label-submit');
    return {
      anchors: ['generate', 'label-submit'],
      body: [own('body', button)],
      lookFor: [own(classic ? 'look_classic' : 'look', button)],
      facts: planned(scene, classic),
    };
  },
};

function planned(scene: Scene, classic: boolean): readonly Fact[] {
  const { plan } = scene;
  if (plan === null) return [];
  const name: Fact = {
    label: text('guide_fact_name'),
    value: text('guide_value', plan.label),
    tone: 'plain',
  };
  const days: Fact = {
    label: text('guide_fact_validity'),
    value: text('guide_days', String(plan.validityDays)),
    tone: 'plain',
  };
  // On purpose, as the person said; it stays in sight until the key is made.
  const level: Fact = {
    label: text('guide_value', quote(scene, 'permission-read-write')),
    value: text('guide_fact_not_planned'),
    tone: 'danger',
  };
  return [
    ...(plan.label === '' ? [] : [name]),
    ...(classic ? [days] : []),
    ...(mayDoTooMuch(scene) ? [level] : []),
  ];
}
