/** What a page can find out about us. */
export interface Heard {
  /** Events of its own listeners that came from us or led to us. */
  readonly events: readonly string[];
  /** Shadow roots of ours that it got hold of. */
  readonly roots: number;
  /** Our words where the page can read them. */
  readonly words: readonly string[];
}

declare global {
  interface Window {
    heard: () => Heard;
    /** Ends what an attack keeps doing. */
    ceaseFire?: () => void;
    covers: number;
    /** What was called on our nodes of what the page has redefined. */
    touched: string[];
  }
}

/** Runs in the page before its own scripts: listens wherever a page can. */
export function eavesdrop(): void {
  const events = new Set<string>();
  const isOurs = (node: EventTarget | null): boolean =>
    node instanceof HTMLElement && node.popover === 'manual' && node.id === '';
  const types = [
    'pointerdown',
    'mousedown',
    'mouseup',
    'click',
    'focusin',
    'focusout',
    'keydown',
    'keyup',
    'toggle',
  ];
  for (const type of types) {
    document.addEventListener(
      type,
      (event) => {
        const related = event instanceof FocusEvent ? event.relatedTarget : null;
        if (isOurs(event.target) || isOurs(related)) events.add(type);
      },
      true,
    );
  }
  let roots = 0;
  const attach = Reflect.get(Element.prototype, 'attachShadow');
  Element.prototype.attachShadow = function attachShadow(init) {
    if (isOurs(this)) roots += 1;
    return attach.call(this, init);
  };
  window.heard = () => {
    for (const host of document.querySelectorAll('div[popover]')) if (host.shadowRoot !== null) roots += 1;
    const readable = document.documentElement.outerHTML + document.documentElement.innerText;
    const words = ['unofficial guide', 'Keystep', '-extension://'].filter((word) => readable.includes(word));
    return { events: [...events], roots, words };
  };
}
