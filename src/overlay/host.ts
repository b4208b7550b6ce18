import { createMaker, hasOnly, keepOnly } from './dom.ts';
import styles from './styles.css?inline';

/** Our only node in the page, and what is inside. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Fills the viewport, lets every pointer through, and holds all parts. Its px are the viewport's. */
  readonly layer: HTMLElement;
  /** Notes what our styles are like, once: rules are there only of what is in a document. */
  noteLooks(): void;
  /** Puts layer and styles right where they are not as we made them: a page may have come in. True where it had to. */
  restore(): boolean;
}

/**
 * A plain `div` with a closed root, not yet in the document. No id, no class: nothing for a page to hold on to.
 * Styles are a `<style>` of text: it works under a strict content security policy from an isolated world, and in
 * Firefox, where adopted sheets of content scripts were long broken (mdn/browser-compat-data#25003, 2026-11-22).
 */
export function createHost(document: Document, dress = wearStyle): Host {
  const make = createMaker(document);
  const element = make.html('div', { popover: 'manual' });
  const root = element.attachShadow({ mode: 'closed' });
  const layer = make.html('div', { class: 'layer' });
  dress(root, styles);
  root.append(layer);
  let worn: string | null = null;
  return {
    element,
    root,
    layer,
    noteLooks() {
      worn ??= looksOf(root);
    },
    restore() {
      undoZoom(this);
      if (looksOf(root) === worn && layer.parentNode === root && isPlain(layer)) return false;
      for (const child of [...root.childNodes]) if (child !== layer) child.remove();
      if (layer.parentNode !== root) root.append(layer);
      if (adoptedBy(root).length > 0) root.adoptedStyleSheets = [];
      dress(root, styles);
      layer.className = 'layer';
      keepOnly(layer, layerAttributes);
      return true;
    },
  };
}

const layerAttributes = ['class', 'lang', 'dir', 'data-theme'];

function isPlain(layer: HTMLElement): boolean {
  return layer.className === 'layer' && hasOnly(layer, layerAttributes, ['zoom']);
}

function wearStyle(root: ShadowRoot, css: string): void {
  root.prepend(createMaker(root.ownerDocument).html('style', {}, css));
}

/** All that styles us, by the rules that the browser goes by, and how much else stands there. */
function looksOf(root: ShadowRoot): string {
  const sheets = [...root.styleSheets, ...adoptedBy(root)].map(({ disabled, media, cssRules }) =>
    disabled || media.length > 0 ? '' : [...cssRules].map(({ cssText }) => cssText).join(''),
  );
  return [root.childNodes.length, ...sheets].join('\n');
}

/** Before Firefox 153 a content script may not even ask for them (bugzilla.mozilla.org 1751346, read 2026-11-29). */
function adoptedBy(root: ShadowRoot): readonly CSSStyleSheet[] {
  try {
    return [...root.adoptedStyleSheets];
  } catch {
    return [];
  }
}

/** Undoes a `zoom` that the page put on `<html>` or a dialog, so that px inside are px of the viewport. */
export function undoZoom({ element, layer }: Host): void {
  const zoom = element.currentCSSZoom;
  const wanted = zoom === 1 ? '' : String(1 / zoom);
  if (layer.style.zoom !== wanted) layer.style.zoom = wanted;
}
