import type { Page } from 'puppeteer-core';
import { type Box, type OverlayReader, type OverlayState } from './overlay.ts';
import { poll } from './poll.ts';

/** Room that the ring may leave on each side of what it surrounds: contract of the overlay. */
const mostRoom = 12;
/** Borders and fractions of a pixel. */
const slack = 1;

/** Controls of the practice site that a step may point at. `*` stands for any ending. */
export const targets: Readonly<Record<string, readonly string[]>> = {
  'sign-in': ['log-in', 'login-option', 'login-submit'],
  'open-profile': ['profile-menu', 'profile-area'],
  'open-api-management': [
    'account-menu',
    'settings-link',
    'dashboard-link',
    'demo-trading-api',
    'api-and-email',
    'api-management-link',
  ],
  'create-key': ['create-api'],
  'choose-type': ['type-system', 'type-self', 'type-next'],
  'enter-public-key': ['public-key'],
  'name-key': ['label'],
  'set-validity': ['validity', 'field-validity', 'validity:*'],
  'choose-permission': ['permission-read-only', 'permission-read-write'],
  'accept-terms': ['accept-terms'],
  generate: ['generate', 'label-submit'],
  'edit-restrictions': ['edit-restrictions'],
  'restrict-ip': ['ip-restricted', 'ip-field'],
  'confirm-ip': ['ip-confirm'],
  'tick-permissions': ['permission:*'],
  'save-restrictions': ['save'],
  'delete-key': ['delete', 'delete:*'],
  'secret-lost': ['delete', 'delete:*', 'create-api'],
};

/** Steps that surround all that the page shows of the fresh key, not one control. */
const aroundValues = new Set(['keep-key', 'done', 'check-key']);

/** What the ring surrounds, by the practice site's own names. */
export interface Ringed {
  readonly state: OverlayState;
  /** Controls whose box lies inside the ring with at most 12 px to spare on each side. */
  readonly controls: readonly string[];
  /** Controls whose box lies inside the ring. */
  readonly inside: readonly string[];
}

/** Reads panel and page until they belong together: the ring follows the page with a frame's delay. */
export async function ringed(page: Page, overlay: OverlayReader): Promise<Ringed | null> {
  const state = await overlay.state();
  if (!state?.spotlight) return null;
  const boxes = await page.evaluate(() =>
    Object.entries(window.__practice.truth()).map(([id, element]) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { id, x, y, width, height };
    }),
  );
  const ring = state.spotlight;
  const inside = boxes.filter((box) => roomOf(ring, box).every((room) => room >= -slack));
  const close = inside.filter((box) => roomOf(ring, box).every((room) => room <= mostRoom + slack));
  return { state, controls: close.map(({ id }) => id), inside: inside.map(({ id }) => id) };
}

/** Whether the ring surrounds what its step is about. */
export function isRight({ state, controls, inside }: Ringed): boolean {
  const step = state.step ?? '';
  if (aroundValues.has(step)) {
    const shown = inside.includes('api-key-value');
    return shown && !inside.includes('create-api');
  }
  return controls.some((id) => (targets[step] ?? []).some((target) => fits(target, id)));
}

/** So long the guide points at nothing when it means it: it waits 1.5 s itself before it says so. */
export const noneMs = 1700;

/**
 * The control that the ring is around, once ring and page have settled; null where the guide has gone on meanwhile, or
 * goes on saying that its control is out of sight: whoever follows it looks anew.
 * Throws where the ring stays around something else.
 */
export async function waitForRight(page: Page, overlay: OverlayReader, step: string): Promise<string | null> {
  let last: Ringed | null = null;
  let noneSince: number | null = null;
  const { control } = await poll(
    () => `the ring at ${step} to surround its control; it surrounds ${JSON.stringify(last)}`,
    async () => {
      const now = await overlay.state();
      if (now && now.step !== step) return { control: null };
      noneSince = now?.anchor === 'none' ? (noneSince ?? Date.now()) : null;
      if (noneSince !== null && Date.now() - noneSince >= noneMs) return { control: null };
      last = await ringed(page, overlay);
      if (last?.state.step !== step || !isRight(last)) return undefined;
      const wanted = targets[step] ?? [];
      const control = last.controls.find((id) => wanted.some((target) => fits(target, id)));
      return { control: control ?? last.inside[0] ?? null };
    },
    5000,
  );
  return control;
}

function fits(target: string, id: string): boolean {
  return target.endsWith('*') ? id.startsWith(target.slice(0, -1)) : id === target;
}

/** Room between ring and box: left, top, right, bottom; negative where the box stands out. */
function roomOf(ring: Box, box: Box): readonly number[] {
  return [
    box.x - ring.x,
    box.y - ring.y,
    ring.x + ring.width - (box.x + box.width),
    ring.y + ring.height - (box.y + box.height),
  ];
}
