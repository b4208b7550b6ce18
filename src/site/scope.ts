import { isVisible, limits, placeholderSelector, textsIn } from './dom.ts';
import type { Lexicon } from './wording/match.ts';

/** The part of the page that a person can use now: the topmost dialog, else the whole body. */
export interface Scope {
  readonly root: Element;
  readonly dialog: 'none' | 'native' | 'scripted';
}

/**
 * The topmost dialog. A native modal makes the rest inert, so it wins; a scripted one counts when it is visible
 * and says a word that is known, or calls itself modal. Cookie banners call themselves dialogs too.
 */
export function topmostScope(document: Document, lexicon: Lexicon): Scope {
  const body = document.body;
  const native = modalDialogs(document).filter(isVisible).at(-1);
  const within: ParentNode = native ?? document;
  const scripted = [...within.querySelectorAll('[role=dialog],[role=alertdialog],[aria-modal=true]')]
    .slice(0, limits.candidates)
    .filter((dialog) => !isBanner(dialog) && isVisible(dialog))
    .filter((dialog) => dialog.getAttribute('aria-modal') === 'true' || saysKnownWords(dialog, lexicon))
    .at(-1);
  if (scripted !== undefined) return { root: scripted, dialog: native === undefined ? 'scripted' : 'native' };
  return native === undefined ? { root: body, dialog: 'none' } : { root: native, dialog: 'native' };
}

function modalDialogs(document: Document): Element[] {
  try {
    return [...document.querySelectorAll('dialog:modal')];
  } catch {
    return [...document.querySelectorAll('dialog[open]')];
  }
}

function isBanner(element: Element): boolean {
  return element.closest('[id^=onetrust]') !== null;
}

function saysKnownWords(element: Element, lexicon: Lexicon): boolean {
  return textsIn(element, 60).some((text) => lexicon.readings(text).length > 0);
}

/** Binance's own verification: the host of its shadow tree is there. Its inside is never looked at. */
export function isVerifying(document: Document): boolean {
  const host = document.getElementById('mfa-shadow-host');
  return host !== null && isVisible(host);
}

/** The page still shows placeholders, or nothing at all. */
export function isLoading(root: Element): boolean {
  const main = root.querySelector('main,[role=main],#__APP') ?? root;
  const places = [...main.querySelectorAll(placeholderSelector)].slice(0, 40);
  return places.some(isVisible) || textsIn(main, 1).length === 0;
}
