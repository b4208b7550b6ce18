import type { AnchorSpec } from './anchors.ts';
import { familyOf, isVisible } from './dom.ts';
import type { Clue, ForKind, Noted } from './explanation.ts';
import { bestFor } from './features.ts';
import type { Search } from './locate.ts';
import { clue, sum, weights } from './score.ts';
import { textsSaying } from './texts-on-page.ts';

/** Found where no control carries the words; `rivals` when other places say them too. */
export interface Placed extends Noted {
  readonly rivals?: boolean;
}

/** Share of the words' weight that words nearby are worth. */
const nearby = 0.8;

/** What no control says: the words as a text, the only field of its kind beside known words, the other of two. */
export function withoutWords(anchor: AnchorSpec, search: Search): Placed | null {
  return byText(anchor, search) ?? byBeingAlone(anchor, search) ?? byOther(anchor, search);
}

/** Where no control carries the words, the words themselves: a card without a role, a heading, a notice. */
function byText({ text, match, says }: AnchorSpec, { said, within }: Search): Placed | null {
  if (text !== true) return null;
  const ways = match === 'whole' ? (['whole'] as const) : (['whole', 'start', 'near'] as const);
  const [first, ...more] = textsSaying(said, within, says, ways);
  const reading = first?.readings.find(({ concept }) => says.includes(concept));
  if (first === undefined || reading === undefined) return null;
  const pros = [clue('words', weights.words * reading.likeness), clue('place', weights.place)];
  return {
    ...placed(first.element, pros),
    evidence: { ...reading, words: first.text, trust: 1 },
    cons: [clue('role-unsaid', weights.role)],
    rivals: more.some(({ element }) => element !== first.element),
  };
}

/** The only control of its kind beside known words: the words stand near it, not in it. */
function byBeingAlone({ sole, scope }: AnchorSpec, { within, said, inDialog }: Search): Placed | null {
  if (sole === undefined || (scope !== 'card' && !inDialog)) return null;
  const [near] = textsSaying(said, within, sole.beside);
  const words = near?.readings.find(({ concept }) => sole.beside.includes(concept));
  if (words === undefined) return null;
  const controls = [...within.querySelectorAll(sole.tag)].filter(
    (element) => familyOf(element) === 'field' && isVisible(element) && !element.matches(':read-only'),
  );
  const [only] = controls;
  return only === undefined || controls.length > 1 ? null : sure(only, 'alone', words.likeness);
}

/** The other of two options, where one says what it is. */
function byOther({ other }: AnchorSpec, { meant, within }: Search): Placed | null {
  if (other === undefined) return null;
  const known = [...new Set(other.flatMap((concept) => meant.get(concept) ?? []))].filter(
    ({ element, family, own }) =>
      family === 'option' && within.contains(element) && bestFor(own, other) !== null && isVisible(element),
  );
  const [one] = known;
  const group = one?.element.closest('[role=radiogroup],[role=group],fieldset') ?? null;
  if (one === undefined || known.length > 1 || group === null) return null;
  const options = [...group.querySelectorAll('[role=radio],input[type=radio]')].filter(isVisible);
  const rest = options.filter((element) => element !== one.element);
  const [only] = rest;
  if (only === undefined || options.length !== 2 || rest.length !== 1) return null;
  return sure(only, 'other-of-two', bestFor(one.own, other)?.likeness ?? 0);
}

function sure(element: Element, kind: ForKind, likeness: number): Placed {
  const { words, role, place } = weights;
  return placed(element, [clue(kind, words * nearby * likeness), clue('role', role), clue('place', place)]);
}

function placed(element: Element, pros: readonly Clue<ForKind>[]): Placed {
  return { element, family: familyOf(element), score: sum(pros), evidence: null, pros, cons: [] };
}
