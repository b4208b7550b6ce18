import type { Fact, Hint, HintButton, KeyPreview } from '../guide/hint.ts';
import type { Texts } from '../texts.ts';
import type { Maker } from './dom.ts';
import { drawLookFor } from './drawing.ts';
import { icon, type IconName } from './icons.ts';
import { quotesIn, sentence } from './sentence.ts';

const buttonIcons: Partial<Record<HintButton['action'], IconName>> = {
  'keep-key': 'vault',
  'check-key': 'check',
  'open-vault': 'vault',
  'copy-label': 'copy',
  'copy-public-key': 'copy',
  'copy-ips': 'copy',
  'list-keys': 'vault',
  'show-me': 'target',
};

/** One bar per step: passed, now, to come. The words beside it say the same. */
export function railBars(make: Maker, index: number, total: number): HTMLElement[] {
  return Array.from({ length: total }, (_, at) =>
    make.html(
      'li',
      at + 1 < index ? { 'data-state': 'done' } : at + 1 === index ? { 'data-state': 'now' } : {},
    ),
  );
}

/** The tile beside the title where the step has news; null for a plain step. */
export function titleTile(make: Maker, hint: Hint): HTMLElement | null {
  if (hint.tone === 'danger') return make.html('span', { class: 'tile danger' }, icon(make, 'warning', 20));
  return hint.step === 'done' || hint.step === 'key-deleted'
    ? make.html('span', { class: 'tile ok' }, icon(make, 'check', 20))
    : null;
}

/** Sentences, one paragraph each; in danger the last of several, which says what to do, stands out. */
export function paragraphs(make: Maker, texts: Texts, { body, tone }: Hint): HTMLElement[] {
  const made = body.map((ref) => make.html('p', {}, ...sentence(make, texts, ref)));
  const last = made.at(-1);
  if (tone !== 'danger' || made.length < 2 || last === undefined) return made;
  return [...made.slice(0, -1), make.html('div', { class: 'callout' }, icon(make, 'warning', 20), last)];
}

/** What to look for, numbered, with a drawing; nothing for an empty list. */
export function lookForList(make: Maker, texts: Texts, hint: Hint): HTMLElement[] {
  if (hint.lookFor.length === 0) return [];
  const rows = hint.lookFor.map((ref, index) =>
    make.html(
      'li',
      {},
      make.html('span', { class: 'num', 'aria-hidden': 'true' }, String(index + 1)),
      make.html('span', {}, ...sentence(make, texts, ref)),
    ),
  );
  const list = make.html('ol', { class: 'todo' }, ...rows);
  return hint.drawing === null ? [list] : [list, drawLookFor(make, hint.drawing, quotesIn(hint.lookFor))];
}

/** A table of facts; null for none. */
export function factTable(make: Maker, texts: Texts, facts: readonly Fact[]): HTMLElement | null {
  if (facts.length === 0) return null;
  const rows = facts.map(({ label, value, tone }) =>
    make.html(
      'div',
      {},
      make.html('dt', {}, ...sentence(make, texts, label)),
      make.html('dd', tone === 'plain' ? {} : { 'data-tone': tone }, ...sentence(make, texts, value)),
    ),
  );
  return make.html('dl', { class: 'facts' }, ...rows);
}

/** The masked ends of what would be kept; null when nothing is on screen. */
export function previewCard(make: Maker, texts: Texts, preview: KeyPreview | null): HTMLElement | null {
  if (preview === null) return null;
  const row = (id: string, ends: { first: string; last: string }): HTMLElement =>
    make.html(
      'div',
      {},
      make.html('dt', {}, texts(id)),
      make.html(
        'dd',
        { class: 'mono mask', dir: 'ltr', translate: 'no' },
        ends.first,
        make.html('i', { 'aria-hidden': 'true' }, '••••••'),
        make.html('span', { class: 'sr' }, texts('overlay_mask_between')),
        ends.last,
      ),
    );
  const secret = preview.secretKey === null ? [] : [row('overlay_secret_key', preview.secretKey)];
  return make.html('dl', { class: 'card' }, row('overlay_api_key', preview.apiKey), ...secret);
}

/** Fills a button of the foot: its words, its icon, its weight. */
export function fillButton(
  button: HTMLElement,
  make: Maker,
  texts: Texts,
  { action, label }: HintButton,
  weight: 'primary' | 'secondary' | 'ghost',
  searching: boolean,
): void {
  const name = searching && action === 'show-me' ? 'again' : buttonIcons[action];
  button.className = `btn ${weight}`;
  button.replaceChildren(
    ...(name === undefined ? [] : [icon(make, name, action === 'keep-key' ? 20 : 16)]),
    ...sentence(make, texts, label),
  );
}

/** A line with an icon under the body. */
export function note(make: Maker, iconName: IconName, text: string): HTMLElement {
  return make.html('p', { class: 'note' }, icon(make, iconName, 14), make.html('span', {}, text));
}
