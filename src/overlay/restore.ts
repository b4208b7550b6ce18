import type { FocusKeeper } from './focus-keeper.ts';
import type { Host } from './host.ts';
import type { Panel } from './panel.ts';
import type { Pointer } from './pointer.ts';

interface Parts {
  readonly host: Host;
  readonly panel: Panel;
  readonly pointer: Pointer;
  readonly focus: FocusKeeper;
  /** What else may stand in the layer. */
  readonly others: readonly Element[];
}

/**
 * Takes back what somebody else has written over our words and styles: in Firefox a page finds its way in by searching
 * itself or by members of events (tried 2026-11-29). Gives the panel that stands from now on; null where all is as it was
 * drawn.
 */
export function restore({ host, panel, pointer, focus, others }: Parts): Panel | null {
  const ours: readonly Node[] = [panel.element, ...pointer.parts(), ...others];
  const strangers = [...host.layer.childNodes].filter((node) => !ours.includes(node));
  for (const node of strangers) node.remove();
  const undressed = host.dressAgain();
  const anew = panel.restored();
  if (strangers.length === 0 && !undressed && anew === null && pointer.isAsDrawn()) return null;
  pointer.stop();
  if (anew === null) return panel;
  focus.across(() => panel.element.replaceWith(anew.element), anew.title);
  return anew;
}
