import { ancestors, commonHolder, isCode, isVisible, limits, placeholderSelector, textNodes } from './dom.ts';
import { isWholeValue, keyLabelOf } from './texts-on-page.ts';
import type { PageText } from './texts-on-page.ts';
import { longestText } from './wording/normalise.ts';

/** What stands beside a label "API Key" or "Secret Key". */
export interface LabelledValue {
  readonly label: Element;
  readonly state: 'whole' | 'masked' | 'empty' | 'partial' | 'unreadable';
  /** The whole value, else null. It is read to be judged, and kept by nobody but the caller. */
  readonly value: string | null;
  readonly element: Element | null;
}

/** An API key with its secret, as one card or dialog shows them. */
export interface KeyGroup {
  readonly api: LabelledValue;
  /** Null where no label names a secret. */
  readonly secret: LabelledValue | null;
  /** The innermost element that holds labels and values. */
  readonly holder: Element;
}

interface Piece {
  readonly text: string;
  readonly element: Element;
  readonly label: 'api' | 'secret' | null;
  /** Known words that end a value's segment. */
  readonly ends: boolean;
  readonly concealed: boolean;
}

/** How many texts after a key's label may belong to its value. */
const trail = 24;
/** Texts that are looked at before the page can have its turn. */
const piecesAtOnce = 16;
const masked = /^[*•●∙·⁎＊xX]{3,}$/;
const stars = /[*•●∙·⁎＊]{3,}/;

/**
 * Every API key that the scope shows with a label, in document order. The label decides which value is which:
 * a value belongs to the label before it, up to the next known words. Where that leaves a doubt (two values
 * after one label, a value that no label claims, the same value twice) the value counts as unreadable.
 */
export function keyGroups(root: Element, texts: readonly PageText[]): KeyGroup[] {
  const steps = findKeyGroups(root, texts);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same, step by step: the page can have its turn after each. */
export function* findKeyGroups(root: Element, texts: readonly PageText[]): Generator<undefined, KeyGroup[]> {
  if (!texts.some(({ readings }) => keyLabelOf(readings) !== null)) return [];
  const pieces = yield* piecesOf(root, texts);
  yield;
  const labelled: { kind: 'api' | 'secret'; value: LabelledValue }[] = [];
  pieces.forEach((piece, index) => {
    if (piece.label === null) return;
    const rest = pieces.slice(index + 1);
    const end = rest.findIndex(({ label, ends }) => label !== null || ends);
    const segment = end === -1 ? rest : rest.slice(0, end);
    labelled.push({ kind: piece.label, value: judge(piece.element, segment, rest[end]?.element ?? null) });
  });
  const groups = grouped(labelled);
  return groups.map((group) => withoutDoubt(group, groups, pieces));
}

function* piecesOf(root: Element, texts: readonly PageText[]): Generator<undefined, Piece[]> {
  const pieces: Piece[] = [];
  let count = 0;
  for (const { element, text, readings } of withTrails(root, texts)) {
    count += 1;
    if (count % piecesAtOnce === 0) yield;
    if (inControl(element) || !isVisible(element)) continue;
    const label = keyLabelOf(readings);
    if (readings.some(({ concept, way }) => concept === 'copy' && way === 'whole')) continue;
    const ends = label === null && readings.some(({ way }) => way === 'whole');
    pieces.push({ text, element, label, ends, concealed: false });
  }
  // A value may stand in a field that cannot be edited. Editable fields are the person's and are not read.
  const fields = [...root.getElementsByTagName('input'), ...root.getElementsByTagName('textarea')].slice(
    0,
    200,
  );
  for (const field of fields) {
    const locked = field.readOnly || field.disabled;
    if (!locked || /^(checkbox|radio|hidden|button|submit|file|range)$/.test(field.type) || !isVisible(field))
      continue;
    const at = pieces.findIndex(({ element }) => precedes(field, element));
    const concealed = field.type === 'password';
    const piece = { text: field.value.trim(), element: field, label: null, ends: false, concealed };
    pieces.splice(at === -1 ? pieces.length : at, 0, piece);
  }
  return pieces;
}

/** The texts with those that follow a key's label, known or not: its value may stand in several nodes. */
function* withTrails(root: Element, texts: readonly PageText[]): Generator<PageText> {
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* SHOW_TEXT */);
  let following = 0;
  for (const [index, one] of texts.entries()) {
    yield one;
    following = keyLabelOf(one.readings) === null ? following - 1 : trail;
    const next = texts[index + 1]?.node;
    walker.currentNode = one.node;
    while (following > 0) {
      const node = walker.nextNode() as Text | null;
      if (node === null || node === next) break;
      const text = node.data.trim();
      const element = node.parentElement;
      if (text === '' || text.length > longestText * 4 || element === null || isCode(element)) continue;
      following -= 1;
      yield { element, node, text, readings: [] };
    }
  }
}

function precedes(a: Element, b: Element): boolean {
  return a !== b && (a.compareDocumentPosition(b) & 4) /* FOLLOWING */ !== 0;
}

/** Texts of buttons and links beside a value are not part of it. */
function inControl(element: Element): boolean {
  return element.closest('button,a,[role=button],[role=link],[role=tooltip],svg') !== null;
}

function judge(label: Element, segment: readonly Piece[], next: Element | null): LabelledValue {
  const found = (state: LabelledValue['state'], at: Element | null = null, value: string | null = null) => ({
    label,
    state,
    value,
    element: at,
  });
  const whole = segment.filter(({ text, concealed }) => !concealed && isWholeValue(text));
  const distinct = new Set(whole.map(({ text }) => text));
  if (distinct.size > 1) return found('unreadable', whole[0]?.element);
  const place = placeholder(label, next);
  // The value comes first after its label: what stands further away may belong to something else.
  const first = segment.find(({ text, element }) => text.length > 3 || element.localName === 'input');
  if (first === undefined) return found('empty', place);
  if (first.concealed) return found('unreadable', first.element);
  if (whole[0] !== undefined && whole[0] === first) {
    // A second one in several nodes, under words that are not known.
    const parts = segment
      .slice(1, trail)
      .map((piece) => joinedValue(label, piece, next)?.value ?? first.text);
    return parts.some((value) => value !== first.text)
      ? found('unreadable', first.element)
      : found('whole', first.element, first.text);
  }
  const joined = joinedValue(label, first, next);
  if (joined !== null) return found('whole', joined.element, joined.value);
  if (masked.test(first.text) || stars.test(first.text)) return found('masked', first.element);
  if (first.text === '' || place !== null) return found('empty', place ?? first.element);
  if (/^[A-Za-z0-9]{8,63}$/.test(first.text)) return found('partial', first.element);
  return found('unreadable', first.element);
}

/** A value that the page has split over several nodes, without a space between them. */
function joinedValue(
  label: Element,
  { text, element }: Piece,
  next: Element | null,
): { value: string; element: Element } | null {
  if (!/^[A-Za-z0-9]{1,63}$/.test(text)) return null;
  for (const holder of ancestors(element)) {
    if (holder.contains(label) || (next !== null && holder.contains(next))) break;
    const value = valueText(holder);
    if (value.length > 64) break;
    if (isWholeValue(value)) return { value, element: holder };
  }
  return null;
}

function valueText(holder: Element): string {
  let value = '';
  for (const node of textNodes(holder, limits.texts)) {
    const element = node.parentElement;
    if (element !== null && !inControl(element) && isVisible(element)) value += node.data;
    if (value.length > 200) break;
  }
  return value.trim();
}

function placeholder(label: Element, next: Element | null): Element | null {
  const row = ancestors(label)
    .slice(1, 4)
    .filter((node) => next === null || !node.contains(next))
    .at(-1);
  const places = row?.querySelectorAll(placeholderSelector) ?? [];
  return [...places].find(isVisible) ?? null;
}

function grouped(labelled: readonly { kind: 'api' | 'secret'; value: LabelledValue }[]): KeyGroup[] {
  const groups: { api?: LabelledValue; secret?: LabelledValue }[] = [];
  for (const { kind, value } of labelled) {
    const last = groups.at(-1);
    if (last === undefined || last[kind] !== undefined) groups.push({ [kind]: value });
    else last[kind] = value;
  }
  return groups.flatMap(({ api, secret }) => {
    if (api === undefined || (secret === undefined && !isPromising(api))) return [];
    const parts = [api, secret].flatMap((part) =>
      part === undefined ? [] : [part.label, part.element ?? part.label],
    );
    const holder = commonHolder(parts);
    return holder === null ? [] : [{ api, secret: secret ?? null, holder }];
  });
}

/** A title may read "API Key" too: without a secret beside it there must be a value, or the place for one. */
function isPromising({ state, element }: LabelledValue): boolean {
  return state === 'whole' || state === 'partial' || (state === 'empty' && element !== null);
}

/** Where no label names a secret, a value that no key has may be the secret, or the key itself, wherever it stands. */
function withoutDoubt(group: KeyGroup, groups: readonly KeyGroup[], pieces: readonly Piece[]): KeyGroup {
  const { api, secret, holder } = group;
  const isClaimed = ({ text, element }: Piece) =>
    text === api.value ||
    text === secret?.value ||
    groups.some((other) => other !== group && other.holder.contains(element));
  const stray = pieces.some(
    (piece) =>
      isWholeValue(piece.text) && (secret === null || holder.contains(piece.element)) && !isClaimed(piece),
  );
  const same = api.value !== null && api.value === secret?.value;
  if (!stray && !same) return group;
  const doubtful = (part: LabelledValue): LabelledValue =>
    part.state === 'whole' ? { ...part, state: 'unreadable', value: null } : part;
  return { api: doubtful(api), secret: secret === null ? null : doubtful(secret), holder };
}
