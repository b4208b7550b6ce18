import { countIn, isDialog } from './block.ts';
import type { Found } from './block.ts';
import { ancestors, controlSelector, isCode, isVisible, placeholderSelector } from './dom.ts';
import type { Candidate } from './features.ts';
import { captionReach } from './features.ts';
import type { Scrubber } from './scrub.ts';

/** What a skeleton is made of. */
export interface SkeletonSource {
  /** The part of the page that a person can use now. */
  readonly root: Element;
  readonly found: Found;
  readonly scrub: Scrubber;
  /** Names of what was found on the page, by their elements. */
  readonly marks: ReadonlyMap<Element, string>;
}

/** Names that may stand in a skeleton. An element of another name is a `div`, an attribute of another value is not there. */
export const skeletonTags =
  'a,body,button,details,dialog,div,fieldset,h1,h2,h3,h4,h5,h6,header,img,input,label,legend,main,nav,option,select,span,summary,textarea'.split(
    ',',
  );
const flag = /^(true|false|mixed)$/;
/** Attributes that the locator reads, and what they may say. */
export const skeletonAttributes: Readonly<Record<string, RegExp>> = {
  role: /^(alertdialog|banner|button|checkbox|combobox|dialog|group|heading|link|listbox|main|menu|menuitem|menuitemcheckbox|menuitemradio|option|radio|radiogroup|searchbox|slider|spinbutton|switch|tab|textbox|tooltip|treeitem)$/,
  type: /^(button|checkbox|file|hidden|image|password|radio|range|reset|submit|text)$/,
  id: /^(__APP|__APP_HEADER|onetrust|r\d+)$/,
  class: /^(bn-checkbox|bn-radio|inactive|disabled|checked|selected|active|skeleton| )+$/,
  tabindex: /^0$/,
  'data-state': /^(un)?checked$/,
  ...Object.fromEntries(
    'checked,pressed,selected,expanded,disabled,modal,busy,hidden'
      .split(',')
      .map((name) => [`aria-${name}`, flag]),
  ),
};
/** Attributes that hold words. */
export const skeletonWords = ['aria-label', 'placeholder', 'title', 'alt'] as const;

/** Up to so many elements all controls and texts of the part are told; of larger ones those near what is known. */
const small = 150;
const nearby = 6;
const most = 600;

/**
 * The page as roles, states and known words: enough to look for the same things in it again. Well-formed XML with
 * names and values of our own lists alone; nothing of the page is copied into it.
 */
export function skeleton({ root, found, scrub, marks }: SkeletonSource): string {
  const { document, near, spoken, numbers } = prepare(root, found);
  const known = new Map<Element, Candidate>(found.candidates.map((each) => [each.element, each]));
  let left = most;

  function draw(element: Element, indent: string, said: readonly string[], region: boolean): string {
    if (isCode(element) || left < 0) return '';
    const inside = region || near.has(element);
    const phrases = [...said, ...(spoken.get(element) ?? [])];
    const parts = [...childrenOf(element)].flatMap((node) => {
      if (node instanceof Element) return draw(node, `${indent} `, phrases, inside) || [];
      const text = scrub.text(node.nodeValue ?? '', phrases);
      return text !== '' && (inside || !/^[…·]$/.test(text)) ? `${indent} ${escaped(text)}` : [];
    });
    const holds = element.contains(root) && element !== root;
    if (parts.length === 0 && !holds && !isTold(element, inside)) return '';
    left -= 1;
    const open = `${indent}<${nameOf(element)}${attributesOf(element)}`;
    if (parts.length === 0) return `${open}/>`;
    if (parts.length === 1 && parts[0]?.includes('<') === false)
      return `${open}>${parts[0].trim()}</${nameOf(element)}>`;
    return [`${open}>`, ...parts, `${indent}</${nameOf(element)}>`].join('\n');
  }

  /** Above the part itself there is one way alone. */
  function* childrenOf(element: Element): Generator<Node> {
    if (element.localName === 'svg') return;
    for (const node of element.childNodes) {
      if (element === root || root.contains(element) || (node instanceof Element && node.contains(root)))
        if (node instanceof Element || node.nodeType === 3) yield node;
    }
  }

  function isTold(element: Element, inside: boolean): boolean {
    if (known.has(element) || marks.has(element) || isDialog(element) || numbers.has(element)) return true;
    if (element.matches(placeholderSelector)) return isVisible(element);
    return inside && (element.matches(`${controlSelector},label`) || element.hasAttribute('aria-label'));
  }

  function attributesOf(element: Element): string {
    const path = known.get(element)?.path ?? '';
    const all: Record<string, string | null> = {
      ...allowed(element),
      ...Object.fromEntries(
        skeletonWords.map((name) => [name, scrub.text(element.getAttribute(name) ?? '') || null]),
      ),
      id: numbers.has(element) ? `r${numbers.get(element)}` : idOf(element),
      for: refers(element.getAttribute('for')),
      'aria-labelledby': refers(element.getAttribute('aria-labelledby')),
      href: element.hasAttribute('href') ? (path === '' ? '…' : `/${path}`) : null,
      hidden: isVisible(element) ? null : '',
      ...stateOf(element),
      'data-found': marks.get(element) ?? null,
    };
    return Object.entries(all)
      .map(([name, value]) => (value === null ? '' : ` ${name}="${escaped(value)}"`))
      .join('');
  }

  function refers(ids: string | null): string | null {
    const targets = (ids ?? '').split(/\s+/).flatMap((id) => {
      const number = numbers.get(document.getElementById(id) ?? root);
      return number === undefined ? [] : `r${number}`;
    });
    return targets.join(' ') || null;
  }

  /** Of a value whether there is one; of one that nobody can edit also its form, and a button's is its name. */
  function stateOf(element: Element): Record<string, string | null> {
    const isInput = element instanceof HTMLInputElement;
    if (!isInput && !(element instanceof HTMLTextAreaElement) && !(element instanceof HTMLSelectElement))
      return { open: element.hasAttribute('open') ? '' : null };
    const box = isInput && /^(checkbox|radio)$/.test(element.type);
    const locked = element.matches(':disabled,:read-only') && element.localName !== 'select';
    const told = locked || /^(button|submit)$/.test(element.type);
    const value = told ? scrub.text(element.value) : '…';
    return {
      checked: box && element.checked ? '' : null,
      value: box || element.value === '' || element.type === 'password' ? null : value,
      disabled: element.matches(':disabled') ? '' : null,
      readonly: element.hasAttribute('readonly') ? '' : null,
    };
  }

  return draw(document.body, '', [], countIn(root) <= small);
}

function prepare(root: Element, { candidates }: Found) {
  const document = root.ownerDocument;
  const near = new Set<Element>();
  const spoken = new Map<Element, string[]>();
  const numbers = new Map<Element, number>();
  for (const { element, own, captions } of candidates) {
    const region = ancestors(element, nearby).filter((holder) => countIn(holder) <= small);
    near.add(region.at(-1) ?? element);
    for (const [holder, list] of [
      [element, own],
      [captionReach(element), captions],
    ] as const) {
      if (holder !== null && list.length > 0)
        spoken.set(holder, [...(spoken.get(holder) ?? []), ...list.map(({ phrase }) => phrase)]);
    }
    const labels = [
      ...(element.getAttribute('aria-labelledby') ?? '')
        .split(/\s+/)
        .map((id) => document.getElementById(id)),
      ...((element as Partial<HTMLInputElement>).labels ?? []),
    ];
    const related = labels.filter((label) => label !== null);
    for (const each of related.length > 0 ? [...related, element] : [])
      if (!numbers.has(each)) numbers.set(each, numbers.size + 1);
  }
  return { document, near, spoken, numbers };
}

/** A word of its own, and one that may be part of a longer name, as `control-state.ts` reads them. */
const wholeClasses = /(?<!\S)(bn-checkbox|bn-radio|inactive|disabled)(?!\S)/g;
const partClasses = /(?<![^-_\s])(checked|selected|active)(?![^-_\s])/g;

function nameOf({ localName }: Element): string {
  if (localName === 'svg') return 'span';
  return skeletonTags.includes(localName) ? localName : 'div';
}

function idOf({ id }: Element): string | null {
  const own = id.startsWith('onetrust') ? 'onetrust' : id;
  return skeletonAttributes['id']?.test(own) === true && !/^r\d/.test(own) ? own : null;
}

function allowed(element: Element): Record<string, string> {
  const classes = (element.getAttribute('class') ?? '').toLowerCase();
  const said: Record<string, string | null> = {
    class: [
      ...(classes.includes('skeleton') ? ['skeleton'] : []),
      ...(classes.match(wholeClasses) ?? []),
      ...(classes.match(partClasses) ?? []),
    ].join(' '),
    tabindex: element.hasAttribute('tabindex') ? '0' : null,
  };
  const entries = Object.entries(skeletonAttributes).map(([name, values]) => {
    const value = said[name] ?? element.getAttribute(name)?.trim().toLowerCase() ?? '';
    return [name, values.test(value) ? value : null] as const;
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
