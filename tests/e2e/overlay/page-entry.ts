import messages from '../../../extension/static/_locales/en/messages.json' with { type: 'json' };
import type { Action, Hint } from '../../../src/guide/hint.ts';
import { createOverlay } from '../../../src/overlay/overlay.ts';
import type { Overlay, OverlaySettings } from '../../../src/overlay/overlay.types.ts';

/** What the tests reach in a page that runs the overlay as a plain script. */
export interface OnPage {
  overlay: Overlay;
  /** The closed root, caught while it was made: product code has no hook for it. */
  root: ShadowRoot;
  readonly actions: Action[];
  /** Every event of the page's own listeners whose target is our host. */
  readonly leaks: string[];
  /** Changes of page nodes: attributes, text and children other than our host. */
  readonly writes: string[];
  start(settings?: Partial<OverlaySettings>): void;
  show(hint: Hint, selector: string | null): void;
}

declare global {
  interface Window {
    ks: OnPage;
  }
}

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

// As the browsers' i18n does it: $name$ stands for a placeholder, whose content stands for a value.
function texts(id: string, values: readonly string[] = []): string {
  const entry = (messages as Readonly<Record<string, Message>>)[id];
  if (entry === undefined) return id.replaceAll(/\$(\d)/gu, (_, at: string) => values[Number(at) - 1] ?? '');
  return entry.message.replaceAll(/\$(\w+)\$/gu, (_, name: string) => {
    const content = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
    return values[Number(content.slice(1)) - 1] ?? '';
  });
}

const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
Element.prototype.attachShadow = function attach(init) {
  // axe cannot see into a closed root: its test alone asks for an open one.
  const closed = location.hash === '#open' ? { ...init, mode: 'open' as const } : init;
  const root = attachShadow.call(this, closed);
  if (init.mode === 'closed') window.ks.root = root;
  return root;
};

const types = [
  'pointerdown',
  'mousedown',
  'mouseup',
  'click',
  'focusin',
  'focusout',
  'keydown',
  'keyup',
  'wheel',
];
const leaks: string[] = [];
const writes: string[] = [];
const actions: Action[] = [];

for (const type of types) {
  document.addEventListener(
    type,
    (event) => {
      const related = event instanceof FocusEvent ? event.relatedTarget : null;
      const ours = (node: EventTarget | null) => node instanceof HTMLElement && node.popover === 'manual';
      if (ours(event.target) || ours(related)) leaks.push(type);
    },
    true,
  );
}

function watchWrites(): void {
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      const host = window.ks.root.host;
      if (target === host) continue;
      const only = [...addedNodes, ...removedNodes].every((node) => node === host);
      if (type === 'childList' && only) continue;
      writes.push(`${type} ${target.nodeName} ${attributeName ?? ''}`);
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

window.ks = {
  overlay: undefined as never,
  root: undefined as never,
  actions,
  leaks,
  writes,
  start(settings = {}) {
    window.ks.overlay = createOverlay(document, {
      texts,
      language: 'en',
      direction: 'ltr',
      theme: 'system',
      onAction: (action) => actions.push(action),
      ...settings,
    });
    watchWrites();
  },
  show(hint, selector) {
    window.ks.overlay.show(hint, selector === null ? null : document.querySelector(selector));
  },
};
