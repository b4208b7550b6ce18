import type { AnchorId } from '../site/anchors.ts';
import { anchorConcept } from '../site/anchors.ts';
import { apiManagementUrl } from '../site/routes.ts';
import { wordsFor } from '../site/wording/match.ts';
import type { Concept } from '../site/wording/phrases.ts';
import type { TextRef, TextValue } from '../texts.ts';
import { underscored } from '../texts.ts';
import type { Action, Fact } from './hint.ts';
import type { Scene } from './scene.ts';
import type { StepId } from './step-id.ts';

/** Part of the way; its name is the text `guide_phase_<id>`. */
export type PhaseId = 'find' | 'create' | 'keep' | 'limit' | 'check' | 'delete';

/** What a step says of a scene. Title, why, bubble and look-for default to the step's own texts. */
export interface Saying {
  /** Where to point; the first that was found wins. */
  readonly anchors: readonly AnchorId[];
  readonly title?: TextRef;
  readonly tag?: TextRef;
  readonly tone?: 'calm' | 'danger';
  readonly body: readonly TextRef[];
  readonly why?: TextRef;
  readonly bubble?: TextRef;
  /** What to look for where nothing was found. */
  readonly lookFor?: readonly TextRef[];
  readonly facts?: readonly Fact[];
  /** Besides `show-me` and `back`, which come by themselves. The first is the primary one. */
  readonly buttons?: readonly StepButton[];
}

/** A button, with a label of its own where the usual one does not fit. */
export type StepButton = Action | { readonly action: Action; readonly label: TextRef };

/** One step of the guide. */
export interface GuideStep {
  readonly id: StepId;
  readonly phase: PhaseId;
  /** Whether the page shows this step. Asked in the order of `steps/index.ts`. */
  readonly applies: (scene: Scene) => boolean;
  readonly say: (scene: Scene) => Saying;
}

/** A text of `_locales` by its id. */
export function text(id: string, ...values: readonly TextValue[]): TextRef {
  return values.length === 0 ? { id } : { id, values };
}

/** The texts of a step: `step_<id>_<name>`. */
export function ownTexts(step: StepId): (name: string, ...values: readonly TextValue[]) => TextRef {
  const prefix = `step_${underscored(step)}_`;
  return (name, ...values) => text(prefix + name, ...values);
}

/** The words that stand on a thing, as the page has them; else as its language is known to have them. */
export function quote(scene: Scene, anchor: AnchorId): TextValue {
  const { observation } = scene;
  const sighting = observation.seen[anchor];
  if (sighting !== undefined && sighting.words !== null) {
    return { says: sighting.words, lang: sighting.lang === 'en' ? 'en' : observation.locale };
  }
  return usualWords(scene, anchorConcept(anchor));
}

/** The words for something in the page's language, as far as they are known; else in English. */
export function usualWords({ observation, view }: Scene, concept: Concept): TextValue {
  return wordsFor(concept, observation.locale, view.words) ?? concept;
}

/** Name and masked API key of the key to be deleted, as texts take them. */
export function targetValues({ view }: Scene): readonly [label: TextValue, ends: TextValue] {
  const { label, first, last } = view.target ?? { label: '', first: '', last: '' };
  return [label, `${first}…${last}`];
}

/** The address of the API management page. */
export function apiAddress({ observation }: Scene): TextValue {
  return { href: apiManagementUrl(observation.host, observation.locale) };
}
