import type { Action, Hint } from '../guide/hint.ts';
import { remembered } from '../texts.ts';
import { offers, type OverlayAction } from './actions.ts';
import { announcement, createAnnouncer } from './announcer.ts';
import { createChip, drawChip } from './chip.ts';
import { watchCovers } from './covers.ts';
import { createDocking } from './docking.ts';
import { createMaker, setAttribute } from './dom.ts';
import { installFirewall } from './event-firewall.ts';
import { createFocusKeeper } from './focus-keeper.ts';
import { createHost, undoZoom } from './host.ts';
import type { Overlay, OverlaySettings } from './overlay.types.ts';
import { createPanel } from './panel.ts';
import { createPointer } from './pointer.ts';
import { createPressGuard } from './press-guard.ts';
import { createPulse } from './pulse.ts';
import { copyReport } from './report-part.ts';
import { restore } from './restore.ts';
import { sentence } from './sentence.ts';
import { scrollToMiddle } from './scroll.ts';
import { createSightKeeper } from './sight-keeper.ts';
import { sightOf, type Sight } from './sight.ts';
import { resolveTheme, watchTheme } from './theme.ts';
import { keepOnTop } from './top-layer.ts';

/** Beats from one look for what might cover the panel to the next, and for what it might cover: the dear parts. */
const beatsPerRound = 5;
const beatsPerDocking = 15;
/** The panel does not go from under a pointer in use: its next press would land on the page. */
const busyMs = 500;
/** From then on whoever writes over the panel has won: it is looked at before a press that keeps, and no more by itself. */
const mostFights = 5;

/**
 * Draws guidance over `document`. Nothing stands in the page before the first `show`, and nothing after `destroy`.
 * Throws when the document has no window.
 */
export function createOverlay(document: Document, settings: OverlaySettings): Overlay {
  const view = document.defaultView;
  if (view === null) throw new TypeError('The overlay needs a document that is shown in a window.');
  const texts = remembered(settings.texts);
  const make = createMaker(document);
  const ending = new AbortController();
  const { signal } = ending;

  const host = createHost(document, settings.dress);
  const { layer } = host;
  let panel = createPanel(
    make,
    texts,
    settings.place ?? document.location.host,
    settings.report !== undefined,
  );
  const chip = createChip(make);
  const announcer = createAnnouncer(view, make);
  const shadowOf = settings.shadowOf ?? (({ shadowRoot }: Element) => shadowRoot);
  const covers = watchCovers(document, host, shadowOf, signal);
  const guard = createPressGuard(document, host, covers, signal);
  const docking = createDocking(layer);
  const keeper = createSightKeeper();
  const focus = createFocusKeeper(document, host.root);
  const pulse = createPulse(view, beat, () => pointer.place());
  const pointer = createPointer(view, layer, make, () => pulse.follow());
  const topLayer = keepOnTop(document, host, covers, signal, () => guard.unsettle());

  let theme = settings.theme;
  let minimised = false;
  let hint: Hint | null = null;
  let drawn = '';
  let target: Element | null = null;
  /** What the ring is around; undefined when it has to be drawn anew. */
  let aimed: Element | null | undefined;
  let lastSight: Sight | null | undefined;
  let beats = 0;
  /** The next beat is a whole round. */
  let due = true;
  let busyUntil = 0;
  /** How often at this step somebody else had written over the panel. */
  let fights = 0;

  layer.lang = settings.language;
  layer.dir = settings.direction;
  layer.append(panel.element, announcer.element);
  installFirewall(view, host, { onPress, onEscape: () => act('minimise'), onPointer }, signal);
  document.addEventListener('scroll', () => pulse.follow(), { capture: true, passive: true, signal });
  view.addEventListener('resize', onResize, { signal });
  watchTheme(document, applyTheme, signal);

  function beat(): void {
    if (hint === null) return;
    beats += 1;
    if (due || beats % beatsPerRound === 0 || !host.element.isConnected) {
      topLayer.ensure();
      host.noteLooks();
      undoZoom(host);
      applyTheme();
      if (fights < mostFights) restored();
    }
    const sight = target === null ? null : keeper.settle(sightOf(target, host.element));
    panel.setSight(sight);
    point(sight);
    // Never in one beat with the round: each is long enough.
    if (due || beats % beatsPerDocking === 1 || sight !== lastSight) dock(sight);
    lastSight = sight;
    due = false;
  }

  /** True where somebody else had written over a panel that offers to keep: then a press on it does not count. */
  function restored(): boolean {
    if (minimised || !offers(hint, 'keep-key')) return false;
    const next = restore({ host, panel, pointer, announcer, focus, shadowOf });
    if (next === null) return false;
    fights += 1;
    panel = next;
    dock(lastSight ?? null);
    aimed = undefined;
    lastSight = undefined;
    guard.unsettle();
    pulse.soon();
    return true;
  }

  function dock(sight: Sight | null): void {
    const part = minimised ? chip : panel.element;
    const busy = performance.now() < busyUntil;
    if (docking.place(part, sight === 'seen' ? target : null, busy)) guard.unsettle();
  }

  function point(sight: Sight | null): void {
    const wanted = sight === 'seen' && !minimised ? target : null;
    if (wanted === aimed) {
      pointer.place();
      return;
    }
    aimed = wanted;
    const words = hint?.bubble && sentence(make, texts, hint.bubble);
    pointer.aim(wanted, words ?? null, hint?.tone === 'danger');
  }

  function draw(next: Hint): void {
    const newStep = hint?.step !== next.step;
    if (newStep) {
      docking.reset();
      topLayer.forgive();
      fights = 0;
      panel.notice(null, 'calm');
    }
    // Nobody may be hurried past a change of what would be kept.
    const otherKey = JSON.stringify(hint?.preview) !== JSON.stringify(next.preview);
    if (newStep || otherKey || !offers(hint, 'keep-key')) guard.unsettle();
    hint = next;
    aimed = undefined;
    lastSight = undefined;
    panel.draw(next);
    drawChip(chip, make, texts, next);
    announcer.say(announcement(texts, next));
  }

  function onResize(): void {
    due = true;
    pulse.soon();
  }

  function onPointer(): void {
    busyUntil = performance.now() + busyMs;
  }

  function onPress(action: OverlayAction, control: Element, event: MouseEvent): void {
    if (action === 'why' || action === 'report') {
      if (action === 'why') panel.toggleWhy();
      else panel.report.show(panel.report.shown() === null ? (settings.report?.make() ?? '') : null);
      lastSight = undefined;
      guard.unsettle();
      pulse.soon();
    } else if (action === 'copy-report') {
      void copyReport(settings.report, panel.report.shown()).then(({ id, tone }) =>
        panel.notice(texts(id), tone),
      );
    } else if (action === 'keep-key' && restored()) {
      panel.notice(texts('overlay_changed'), 'danger');
    } else if (action === 'keep-key' && !guard.allows(control, event)) {
      panel.notice(texts('overlay_press_again'), 'calm');
    } else {
      act(action);
    }
  }

  function act(action: Action): void {
    if (action === 'minimise' || action === 'restore') minimise(action === 'minimise');
    if (action === 'show-me' && target?.isConnected === true) {
      scrollToMiddle(target);
      pulse.follow();
    }
    settings.onAction(action);
  }

  function minimise(next: boolean): void {
    if (next === minimised) return;
    minimised = next;
    const [old, shown] = minimised ? [panel.element, chip] : [chip, panel.element];
    focus.across(() => old.replaceWith(shown), minimised ? chip : panel.title);
    aimed = undefined;
    lastSight = undefined;
    guard.unsettle();
    due = true;
    beat();
  }

  function applyTheme(): void {
    setAttribute(layer, 'data-theme', resolveTheme(document, theme));
  }

  return {
    show(next, nextTarget) {
      if (signal.aborted) return false;
      const key = JSON.stringify(next);
      const changed = key !== drawn;
      if (changed) draw(next);
      drawn = key;
      const moved = nextTarget !== target;
      if (moved) keeper.reset();
      target = nextTarget;
      if (!changed && !moved) return false;
      due = true;
      beat();
      pulse.soon();
      return true;
    },
    glance() {
      if (hint && aimed) pulse.glance();
    },
    notice: (text, tone = 'calm') => panel.notice(text, tone),
    minimise,
    toggleFocus: () => focus.toggle(minimised ? chip : panel.title),
    configure(changes) {
      theme = changes.theme ?? theme;
      applyTheme();
    },
    destroy() {
      focus.giveBack();
      ending.abort();
      pulse.stop();
      pointer.stop();
      announcer.stop();
      hint = null;
      host.element.remove();
    },
  };
}
