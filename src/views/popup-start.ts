import type { PopupStart } from '../messages/protocol.ts';

/** What is there first while the vault is open; null while it is not. */
export type FirstOpen = Promise<PopupStart['open']>;

/** What is shown first, asked for in one question: each answer that is waited for is felt. */
export function partsOf(start: Promise<PopupStart>) {
  let open: FirstOpen | null = openOf(start);
  return {
    state: start.then(({ state }) => state),
    settings: start.then(({ settings }) => settings),
    /** Once, and for the first answer alone: a later one may say otherwise. It is kept here no longer in any case. */
    takeOpen: (version: number) => {
      const taken = version === 1 ? open : null;
      open = null;
      return taken;
    },
  };
}

/** Why there is no answer, the state and the list say. */
export function openOf(start: Promise<PopupStart>): FirstOpen {
  return start.then(({ open }) => open).catch(() => null);
}
