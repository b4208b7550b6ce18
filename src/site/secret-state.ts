import type { Card } from './card.ts';
import { isVisible } from './dom.ts';
import type { KeyGroup } from './key-values.ts';
import type { SecretState } from './observation.ts';
import { freshGroup } from './read-keys.ts';
import type { RouteId } from './routes.ts';
import type { PageText } from './texts-on-page.ts';
import { isWholeValue } from './texts-on-page.ts';

const salt = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;

/** What the page shows of a secret, as far as the labels of its keys are known. */
export function secretState(groups: readonly KeyGroup[], card: Card | null): SecretState {
  const { group, status } = freshGroup(groups, (one) => one === card?.group);
  switch (status) {
    case 'read':
      return (group?.secret ?? null) === null ? 'key-only' : 'shown';
    case 'ambiguous':
      return groups.some(({ secret }) => secret?.state === 'whole') ? 'unreadable' : 'none';
    case 'masked':
    case 'loading':
    case 'unreadable':
    case 'none':
      return status;
  }
}

/** Two values of the right form and no label that is known: a language without words here. Nobody guesses which is which. */
export function unnamedSecret(route: RouteId, root: Element, texts: readonly PageText[]): SecretState {
  if (route !== 'api-management') return 'none';
  const fields = [...root.querySelectorAll<HTMLInputElement>('input[readonly]:is([type=text],:not([type]))')]
    .slice(0, 20)
    .map(({ value }) => value);
  const shown = texts
    .filter(({ text, element }) => isWholeValue(text) && isVisible(element))
    .map(({ text }) => text);
  return new Set([...shown, ...fields.filter(isWholeValue)]).size > 1 ? 'unreadable' : 'none';
}

/** Tells one pair from another and gives nothing away: salted anew for each load. */
export function markOf(group: KeyGroup | null): number {
  const value = `${group?.api.value ?? ''} ${group?.secret?.value ?? ''}`;
  let mark = salt;
  for (let index = 0; index < value.length; index += 1)
    mark = Math.imul(mark ^ value.charCodeAt(index), 0x01000193) >>> 0;
  return mark;
}
