import { createMaker } from './dom.ts';
import styles from './styles.css?inline';

/** Our only node in the page, and what is inside. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Fills the viewport, lets every pointer through, and holds all parts. Its px are the viewport's. */
  readonly layer: HTMLElement;
  /** Whether our styles are still as we made them: a page may have come in (`window.find`). */
  isDressed(): boolean;
}

/**
 * A plain `div` with a closed root, not yet in the document. No id, no class: nothing for a page to hold on to.
 * Styles are a `<style>` of text: it works under a strict content security policy from an isolated world, and in
 * Firefox, where adopted sheets of content scripts were long broken (mdn/browser-compat-data#25003, 2026-11-22).
 */
export function createHost(document: Document, dress?: (root: ShadowRoot, css: string) => void): Host {
  const make = createMaker(document);
  const element = make.html('div', { popover: 'manual' });
  const root = element.attachShadow({ mode: 'closed' });
  const layer = make.html('div', { class: 'layer' });
  if (dress === undefined) root.append(make.html('style', {}, styles));
  else dress(root, styles);
  const dressed = root.textContent;
  root.append(layer);
  const isDressed = (): boolean =>
    [...root.children]
      .filter((child) => child !== layer)
      .map((child) => child.textContent)
      .join('') === dressed;
  return { element, root, layer, isDressed };
}

/** Undoes a `zoom` that the page put on `<html>` or a dialog, so that px inside are px of the viewport. */
export function undoZoom({ element, layer }: Host): void {
  const zoom = element.currentCSSZoom;
  const wanted = zoom === 1 ? '' : String(1 / zoom);
  if (layer.style.zoom !== wanted) layer.style.zoom = wanted;
}
