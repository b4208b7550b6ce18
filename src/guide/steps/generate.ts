import type { Fact } from '../hint.ts';
import type { Scene } from '../scene.ts';
import { isInForm, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

/** Everything is filled in: look it over, then create. */
export const generate: GuideStep = {
  id: 'generate',
  phase: 'create',
  applies: isInForm,
  say: (scene) => {
    const classic = sees(scene, 'generate') || scene.flow === 'classic';
    const button = classic
      ? quote(scene, 'generate', 'generate')
      : quote(scene, 'label-submit', 'label-submit');
    return {
      anchors: ['generate', 'label-submit'],
      body: [text('step_generate_body', button)],
      why: text('step_generate_why'),
      bubble: text('step_generate_bubble'),
      lookFor: [text(classic ? 'step_generate_look_classic' : 'step_generate_look', button)],
      facts: planned(scene, classic),
    };
  },
};

function planned({ plan }: Scene, classic: boolean): readonly Fact[] {
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
  return [...(plan.label === '' ? [] : [name]), ...(classic ? [days] : [])];
}
