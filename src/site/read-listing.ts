import type { KeyType } from '../keys/key-record.ts';
import {
  longestShownText,
  mostShownKeys,
  mostUnknownBoxes,
  shownPermissions,
  type ShownKey,
  type ShownPage,
} from '../keys/shown-key.ts';
import { accessibleName } from './accessible-name.ts';
import { anchors } from './anchors.ts';
import type { AnchorId } from './anchors.ts';
import type { Found } from './block.ts';
import { controlState } from './control-state.ts';
import { ancestors, commonHolder, isCode, isVisible, textNodes, textsIn } from './dom.ts';
import { foundIn } from './inside.ts';
import { keyGroups } from './key-values.ts';
import type { KeyGroup } from './key-values.ts';
import { locate } from './locate.ts';
import { cardAround } from './read-keys.ts';
import { PageScan } from './scan.ts';
import { topmostScope } from './scope.ts';
import type { Lexicon } from './wording/match.ts';

/**
 * Reads the list of keys that the page shows: label, API key, what is ticked, from where. Call it for a trusted press
 * only (P5). No secret is in it: of a group of values only the API key is taken. Null while a dialog covers the page.
 */
export function readListing(document: Document, lexicon: Lexicon): ShownPage | null {
  const found = new PageScan(lexicon).read(document.body);
  if (found === null) return null;
  const { root, dialog } = topmostScope(document.body, found);
  if (dialog !== 'none') return null;
  const groups = keyGroups(root, foundIn(root, found).texts);
  const holders = groups.map(({ holder }) => holder);
  const keys = groups
    .filter(({ api }) => api.value !== null)
    .slice(0, mostShownKeys)
    .map((group) => shownKey(cardAround(group.holder, holders, root), group, found, lexicon));
  return {
    keys,
    unread: Math.max(cardButtons(found, /^edit-restrictions$/).length, groups.length) - keys.length,
  };
}

/** Buttons that only cards have. */
function cardButtons({ candidates }: Pick<Found, 'candidates'>, concepts: RegExp): readonly Element[] {
  return candidates
    .filter(
      ({ family, own }) =>
        family === 'button' && own.some(({ concept, way }) => way === 'whole' && concepts.test(concept)),
    )
    .map(({ element }) => element)
    .filter(isVisible);
}

function shownKey(around: Element, group: KeyGroup, found: Found, lexicon: Lexicon): ShownKey {
  const search = { ...foundIn(around, found), within: around, lexicon, strict: false, inDialog: false };
  const elementOf = (id: AnchorId): Element | null => {
    const anchor = anchors.find((one) => one.id === id);
    return anchor === undefined ? null : locate(anchor, search).element;
  };
  const isTicked = (element: Element | null) => (element === null ? null : controlState(element).checked);
  const boxes = shownPermissions.flatMap((permission) => {
    const element = elementOf(`perm-${permission}`);
    return element === null ? [] : [{ permission, element }];
  });
  const known = boxes.map(({ element }) => element);
  const buttons = cardButtons(search, /^(edit-restrictions|delete-key|save)$/);
  // Of a page with one key everything is around it: the card is what holds the parts that were found.
  const card = commonHolder([group.holder, ...known, ...buttons]) ?? group.holder;
  const texts = textsIn(card, 200);
  const ticked = boxes.flatMap(({ permission, element }) => (isTicked(element) === true ? [permission] : []));
  return {
    label: labelOf(card, group, lexicon),
    apiKey: group.api.value ?? '',
    keyType: typeOf(texts) ?? (group.secret === null ? null : 'hmac'),
    permissions: boxes.length === 0 ? null : ticked,
    unknownBoxes: unknownBoxes(card, known, found),
    restricted: restrictedBy(isTicked(elementOf('ip-restricted')), isTicked(elementOf('ip-unrestricted'))),
    day: dayOf(texts),
  };
}

function restrictedBy(bound: boolean | null, open: boolean | null): boolean | null {
  if (bound === open) return null;
  return bound === true ? true : open === true ? false : null;
}

const typeNames: readonly (readonly [RegExp, KeyType])[] = [
  [/^HMAC\b/i, 'hmac'],
  [/^Ed25519\b/i, 'ed25519'],
  [/^RSA\b/i, 'rsa'],
];

/** Names of methods are the same in every language. */
function typeOf(texts: readonly string[]): KeyType | null {
  const named = typeNames.filter(([name]) => texts.some((text) => text.length < 24 && name.test(text)));
  return named.length === 1 ? (named[0]?.[1] ?? null) : null;
}

const day = /\b20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/;

function dayOf(texts: readonly string[]): string | null {
  const days = new Set(texts.flatMap((text) => day.exec(text)?.[0] ?? []));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

/** The first text of the card that says nothing known, before both values: its title. */
function labelOf(card: Element, { holder, api, secret }: KeyGroup, lexicon: Lexicon): string {
  const values = secret === null ? [api] : [api, secret];
  const isBefore = (node: Text): boolean =>
    values.every(({ label }) => (label.compareDocumentPosition(node) & 2) /* PRECEDING */ !== 0);
  for (const place of ancestors(holder)) {
    for (const node of textNodes(place, 400)) {
      const { parentElement: element } = node;
      if (element === null || !isBefore(node)) break;
      const text = node.data.trim();
      if (text !== '' && isTitle(text, element, lexicon)) return text.slice(0, longestShownText);
    }
    if (place === card) break;
  }
  return '';
}

function isTitle(text: string, element: Element, lexicon: Lexicon): boolean {
  if (isCode(element) || isLikeValue(text) || day.test(text) || typeOf([text]) !== null) return false;
  if (lexicon.readings(text).some(({ way }) => way === 'whole')) return false;
  return (
    element.closest('button,a,[role=button],[role=link],[role=tooltip],svg') === null && isVisible(element)
  );
}

/** Ticked boxes of the card that are none of those that Keystep knows. */
function unknownBoxes(card: Element, known: readonly Element[], { candidates }: Found): string[] {
  const meant = [
    ...known,
    ...candidates.flatMap(({ element, own, captions }) =>
      own.length + captions.length > 0 ? [element] : [],
    ),
  ];
  const captions = [
    ...card.querySelectorAll('input[type=checkbox],[role=checkbox],[role=switch],.bn-checkbox'),
  ]
    .filter((box) => !meant.some((one) => one.contains(box) || box.contains(one)))
    .filter((box) => controlState(box).checked === true && isVisible(box))
    .map((box) => captionOf(box).slice(0, longestShownText));
  return [...new Set(captions)]
    .filter((caption) => caption !== '' && !isLikeValue(caption))
    .slice(0, mostUnknownBoxes);
}

function captionOf(box: Element): string {
  const name = accessibleName(box);
  if (name !== '') return name;
  const words = ancestors(box, 3).map((holder) => textsIn(holder, 4).join(' '));
  return words.find((text) => text !== '') ?? '';
}

/** Nothing that could be a part of a secret goes out as a text. */
function isLikeValue(text: string): boolean {
  return /[A-Za-z0-9+/]{32}/.test(text);
}
