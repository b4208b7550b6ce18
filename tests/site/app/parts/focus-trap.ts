import type { CloseCause } from '../actions.ts';
import { describe } from '../monitor/describe.ts';
import { note } from '../monitor/journal.ts';

const focusable = 'a[href], button:not([disabled]), input, textarea, select, [tabindex="0"]';
const roots = ['__APP_HEADER', '__APP_SIDEBAR', '__APP', '__APP_FOOTER'];

/**
 * What UI kits do around a scripted dialog: a press outside closes it, the focus is pulled back, Tab goes round,
 * the rest of the page does not scroll and is hidden from screen readers. Returns how to undo it.
 */
export function trapFocus(dialog: HTMLElement, close: (cause: CloseCause) => void): () => void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  const before = document.activeElement;
  const inside = (event: Event) => event.composedPath().includes(dialog);
  let last: HTMLElement = dialog;

  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'click'])
    document.addEventListener(
      type,
      (event) => {
        if (!inside(event)) close('outside');
      },
      options,
    );

  document.addEventListener(
    'focusin',
    (event) => {
      if (inside(event)) last = event.target as HTMLElement;
      else {
        note('focus-outside', describe(event.target));
        (last.isConnected ? last : dialog).focus();
      }
    },
    options,
  );

  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') close('escape');
      if (event.key !== 'Tab') return;
      const all = [...dialog.querySelectorAll<HTMLElement>(focusable)];
      const edge = event.shiftKey ? all[0] : all.at(-1);
      if (document.activeElement !== edge && dialog.contains(document.activeElement)) return;
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    },
    options,
  );

  for (const id of roots) document.getElementById(id)?.setAttribute('aria-hidden', 'true');
  document.body.style.overflow = 'hidden';
  (dialog.querySelector<HTMLElement>('input, textarea, [role=radio]') ?? dialog).focus();

  return () => {
    stop.abort();
    for (const id of roots) document.getElementById(id)?.removeAttribute('aria-hidden');
    document.body.removeAttribute('style');
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
