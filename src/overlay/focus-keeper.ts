import { deepActive } from './shadow-trees.ts';

/** Moves the keyboard focus into our root and back, on request only. */
export interface FocusKeeper {
  /** Into `entry`, or back to where it was. */
  toggle(entry: HTMLElement): void;
  /** Back to where it was, if it is with us. */
  giveBack(): void;
  /** Runs `change`, which exchanges our parts; if the focus was with us it goes to `next`. */
  across(change: () => void, next: HTMLElement): void;
}

/** A keeper for the closed root of our host. */
export function createFocusKeeper(document: Document, root: ShadowRoot): FocusKeeper {
  let before: Element | null = null;

  function giveBack(): void {
    const ours = root.activeElement;
    if (ours === null) return;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    else if (ours instanceof HTMLElement) ours.blur();
  }

  return {
    toggle(entry) {
      if (root.activeElement !== null) {
        giveBack();
      } else {
        before = deepActive(document);
        entry.focus({ preventScroll: true });
      }
    },
    giveBack,
    across(change, next) {
      const ours = root.activeElement !== null;
      change();
      if (ours) next.focus({ preventScroll: true });
    },
  };
}
