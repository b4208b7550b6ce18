import { mask } from '../keys/key-record.ts';
import type { MaskedValue } from '../keys/key-record.ts';
import type { KeyGroup } from './key-values.ts';
import { keyGroups } from './key-values.ts';
import { textNodes } from './dom.ts';
import { isLoading, topmostScope } from './scope.ts';
import { foundIn } from './inside.ts';
import { PageScan } from './scan.ts';
import type { Lexicon } from './wording/match.ts';

/** What a trusted press of "Keep in vault" finds. */
export type KeyReading =
  /** A null secret: a self-generated key, whose private key never was on the page. */
  | { readonly status: 'read'; readonly apiKey: string; readonly secretKey: string | null }
  /** `ambiguous`: more than one key could be meant, or it is not clear which value is which. */
  | { readonly status: 'masked' | 'loading' | 'unreadable' | 'ambiguous' | 'none' };

/** Which of several groups is the fresh key, and what can be said of it. */
export function freshGroup(
  groups: readonly KeyGroup[],
  fresh: (group: KeyGroup) => boolean,
): { group: KeyGroup | null; status: KeyReading['status'] } {
  const shown = groups.filter(({ api, secret }) => api.state === 'whole' && secret?.state === 'whole');
  if (shown[0] !== undefined)
    return shown.length === 1 ? { group: shown[0], status: 'read' } : { group: null, status: 'ambiguous' };
  // With an API key still loading, the one value that is there may be the other's.
  const unfinished = groups.find(({ secret }) => secret !== null && secret.state !== 'masked');
  if (unfinished !== undefined) {
    const states = [unfinished.api.state, unfinished.secret?.state];
    const loading = states.includes('empty') || states.includes('partial');
    return { group: unfinished, status: loading ? 'loading' : 'unreadable' };
  }
  const meant = groups.length === 1 ? groups : groups.filter(fresh);
  const [only] = meant;
  if (only === undefined || meant.length > 1)
    return { group: null, status: groups.length > 0 && meant.length > 1 ? 'ambiguous' : 'none' };
  if (only.secret !== null) return { group: only, status: 'masked' };
  if (only.api.state === 'whole') return { group: only, status: 'read' };
  return { group: only, status: only.api.state === 'unreadable' ? 'unreadable' : 'loading' };
}

/**
 * Reads the two values that the page shows, by their labels. Call it for a trusted press only (P5): it is the
 * one place where a secret leaves the page. What is not beyond doubt is refused. `scan` may be that of the looks,
 * for a preview; without it everything is read anew.
 */
export function readKeys(
  document: Document,
  lexicon: Lexicon,
  label: string | null = null,
  scan = new PageScan(lexicon),
): KeyReading {
  try {
    const found = scan.read(document.body);
    if (found === null) return { status: 'loading' };
    const { root, dialog } = topmostScope(document.body, found);
    const { texts } = foundIn(root, found);
    const groups = keyGroups(root, texts);
    const { group, status } = freshGroup(groups, (candidate) => bearsLabel(candidate, groups, label, root));
    if (status !== 'read')
      return {
        status:
          groups.length === 0 && dialog === 'none' && isLoading(root, found.placeholders)
            ? 'loading'
            : status,
      };
    const apiKey = group?.api.value ?? null;
    if (apiKey === null) return { status: 'unreadable' };
    return { status: 'read', apiKey, secretKey: group?.secret?.value ?? null };
  } catch {
    return { status: 'unreadable' };
  }
}

/** First five and last four characters of what would be kept; null while nothing can be read. */
export function previewKeys(
  reading: KeyReading,
): { apiKey: MaskedValue; secretKey: MaskedValue | null } | null {
  if (reading.status !== 'read') return null;
  return {
    apiKey: mask(reading.apiKey),
    secretKey: reading.secretKey === null ? null : mask(reading.secretKey),
  };
}

/** Whether the card of a group says a label, and no other card within the same reach does. */
export function bearsLabel(
  group: KeyGroup,
  groups: readonly KeyGroup[],
  label: string | null,
  root: Element,
): boolean {
  if (label === null || label === '') return false;
  const card = cardAround(
    group.holder,
    groups.map(({ holder }) => holder),
    root,
  );
  return [...textNodes(card, 400)].some(({ data }) => data.trim() === label);
}

/**
 * The largest element around a place that holds no second one of the same kind: the whole card. The place itself may
 * stand beside the one it belongs to, as a button in a card's head does.
 */
export function cardAround(place: Element, all: readonly Element[], root: Element): Element {
  let card = place;
  for (let steps = 0; card !== root && steps < 40; steps += 1) {
    const parent = card.parentElement;
    if (parent === null || all.filter((one) => parent.contains(one)).length > 1) break;
    card = parent;
  }
  return card;
}
