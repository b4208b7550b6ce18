import { isVisible, limits, scriptedSelector, textsIn } from './dom.ts';
import type { Found } from './block.ts';

/** The part of the page that a person can use now: the topmost dialog, else the whole body. */
export interface Scope {
  readonly root: Element;
  readonly dialog: 'none' | 'native' | 'scripted';
}

/**
 * The topmost dialog of the page, else the body. A native modal makes the rest inert, so it wins; a scripted one counts
 * when it is visible and says a word that is known, or calls itself modal. Cookie banners call themselves dialogs too.
 */
export function topmostScope(body: Element, { dialogs, texts }: Found): Scope {
  const saysKnownWords = (dialog: Element): boolean =>
    texts.some(({ element, readings }) => readings.length > 0 && dialog.contains(element));
  const shown = dialogs.slice(0, limits.candidates).filter(isVisible);
  const native = shown.filter(isNativeModal).at(-1);
  const scripted = shown
    .filter((dialog) => dialog.matches(scriptedSelector) && !isNativeModal(dialog) && !isBanner(dialog))
    .filter((dialog) => native?.contains(dialog) !== false)
    .filter((dialog) => dialog.getAttribute('aria-modal') === 'true' || saysKnownWords(dialog))
    .at(-1);
  if (scripted !== undefined) return { root: scripted, dialog: native === undefined ? 'scripted' : 'native' };
  return native === undefined ? { root: body, dialog: 'none' } : { root: native, dialog: 'native' };
}

function isNativeModal(element: Element): boolean {
  if (element.localName !== 'dialog') return false;
  try {
    return element.matches(':modal');
  } catch {
    return element.hasAttribute('open');
  }
}

function isBanner(element: Element): boolean {
  return element.closest('[id^=onetrust]') !== null;
}

/** Binance's own verification: the host of its shadow tree is there. Its inside is never looked at. */
export function isVerifying(document: Document): boolean {
  const host = document.getElementById('mfa-shadow-host');
  return host !== null && isVisible(host);
}

/** The page still shows placeholders, or nothing at all. */
export function isLoading(root: Element, placeholders: readonly Element[]): boolean {
  const main = root.querySelector('main,[role=main],#__APP') ?? root;
  const places = placeholders.filter((place) => main.contains(place)).slice(0, 40);
  return places.some(isVisible) || textsIn(main, 1).length === 0;
}
