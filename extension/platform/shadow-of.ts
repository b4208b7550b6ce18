import { native } from './native.ts';

/** What only extensions can ask for (developer.mozilla.org and developer.chrome.com, read 2026-11-28). */
interface ForExtensions {
  readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}

/** The shadow root of an element, closed ones too; null where there is none. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  const { openOrClosedShadowRoot } = element as { readonly openOrClosedShadowRoot?: ShadowRoot | null };
  if (openOrClosedShadowRoot !== undefined) return openOrClosedShadowRoot;
  return (native as ForExtensions).dom?.openOrClosedShadowRoot(element) ?? element.shadowRoot;
}
