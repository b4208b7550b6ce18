import type { Announcer } from './announcer.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { Host } from './host.ts';
import type { Panel } from './panel.ts';
import type { Pointer } from './pointer.ts';

interface Parts {
  readonly host: Host;
  readonly panel: Panel;
  readonly pointer: Pointer;
  readonly announcer: Announcer;
  readonly focus: FocusKeeper;
  readonly shadowOf: (element: Element) => ShadowRoot | null;
}

/**
 * Takes back what somebody else has done to our parts: in Firefox a page finds its way in by searching itself or by
 * members of events (tried 2026-11-29). Gives the panel that stands from now on; null where all is as it was drawn.
 */
export function restore(parts: Parts): Panel | null {
  const { host, panel, pointer, announcer, focus } = parts;
  const { layer } = host;
  const ours: readonly Node[] = [panel.element, announcer.element, ...pointer.parts()];
  const strangers = [...layer.childNodes].filter((node) => !ours.includes(node));
  const moved = strangers.length > 0 || panel.element.parentNode !== layer;
  const foreignAnimations = host.root.getAnimations().filter((animation) => !isStyled(animation));
  const hasShadowRoots = [layer, ...layer.querySelectorAll('*')].some(
    (element) => parts.shadowOf(element) !== null,
  );
  const redressed = host.restore();
  const fresh = panel.remade();
  const written = !panel.isLike(fresh) || !pointer.isAsDrawn() || !announcer.isAsSaid();
  if (!moved && foreignAnimations.length === 0 && !hasShadowRoots && !redressed && !written) return null;
  for (const node of strangers) node.remove();
  for (const animation of foreignAnimations) animation.cancel();
  announcer.restore();
  pointer.stop();
  focus.across(() => {
    panel.element.remove();
    layer.prepend(fresh.element);
  }, fresh.title);
  return fresh;
}

/** Of our own styles, which are looked at by themselves. */
function isStyled(animation: Animation): boolean {
  return animation instanceof CSSAnimation || animation instanceof CSSTransition;
}
