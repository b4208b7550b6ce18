import { underscored } from '../texts.ts';
import { drawings } from './drawings.ts';
import type { Hint, HintButton } from './hint.ts';
import { positionOf } from './position.ts';
import type { Scene } from './scene.ts';
import type { GuideStep, StepButton } from './step.ts';
import { ownTexts, text } from './step.ts';

/** Everything that the overlay draws for a step. The preview is the shell's to add: it reads the values. */
export function buildHint(step: GuideStep, scene: Scene): Hint {
  const said = step.say(scene);
  const anchor = said.anchors.find((id) => scene.observation.seen[id] !== undefined) ?? null;
  const own = ownTexts(step.id);
  return {
    step: step.id,
    anchor,
    wanted: said.anchors,
    tone: said.tone ?? 'calm',
    position: positionOf(step.id, scene),
    phase: text(`guide_phase_${step.phase}`),
    title: said.title ?? own('title'),
    tag: said.tag ?? null,
    body: said.body,
    why: said.why ?? own('why'),
    bubble: anchor === null ? null : (said.bubble ?? own('bubble')),
    lookFor: anchor === null ? (said.lookFor ?? [own('look')]) : [],
    drawing: anchor === null ? (drawings[step.id] ?? null) : null,
    facts: said.facts ?? [],
    preview: null,
    buttons: buttons(said.buttons ?? [], anchor !== null, scene),
  };
}

/** Back, show me, then the step's own; one of them is primary, and copying comes before going on. */
function buttons(own: readonly StepButton[], anchored: boolean, scene: Scene): readonly HintButton[] {
  const button = (one: StepButton, primary: boolean): HintButton =>
    typeof one === 'string'
      ? { action: one, label: text(`guide_button_${underscored(one)}`), primary }
      : { action: one.action, label: one.label, primary };
  return [
    ...(scene.view.passed.length > 0 ? [button('back', false)] : []),
    ...(anchored ? [button('show-me', false)] : []),
    ...own.map((one, index) => button(one, index === 0 && !isAside(one))),
  ];
}

/** The page leads on, so Next is never the loudest; nor is what has nothing to do with the step. */
function isAside(one: StepButton): boolean {
  const action = typeof one === 'string' ? one : one.action;
  return action === 'next' || action === 'list-keys';
}
