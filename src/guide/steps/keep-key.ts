import type { Saying } from '../step.ts';
import type { Scene } from '../scene.ts';
import { hasDialog, isCreating, isInForm, isOnApiPage } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { quote, text } from '../step.ts';

/** The secret is on the page, or what was kept is not sealed yet. Before everything else (P3). */
export const keepKey: GuideStep = {
  id: 'keep-key',
  phase: 'keep',
  applies: (scene) => stateOf(scene) !== null,
  say: (scene) => sayings[stateOf(scene) ?? 'open'](scene),
};

type KeepState = 'open' | 'key-only' | 'held' | 'kept' | 'loading' | 'unreadable';

function stateOf(scene: Scene): KeepState | null {
  const { observation, view, kept, plan } = scene;
  const { secret } = observation;
  const held = view.capture === 'held';
  if (secret === 'shown') {
    if (held) return 'held';
    if (!kept) return 'open';
    return hasDialog(scene) ? 'kept' : null;
  }
  if (held) return 'held';
  if (!isOnApiPage(scene) || !isCreating(scene) || isInForm(scene) || observation.verifying) return null;
  if (secret === 'key-only') {
    if (kept) return hasDialog(scene) ? 'kept' : null;
    return plan?.keyType === 'hmac' ? 'loading' : 'key-only';
  }
  if (kept || scene.passed.has('keep-key')) return null;
  return secret === 'loading' || secret === 'unreadable' ? secret : null;
}

const openVault = { action: 'open-vault', label: text('guide_button_open_vault') } as const;
const byHand = { action: 'next', label: text('guide_button_pasted') } as const;

const base = {
  anchors: ['key-values'],
  why: text('step_keep_key_why'),
  bubble: text('step_keep_key_bubble'),
  lookFor: [text('step_keep_key_look')],
} as const;

const sayings: Readonly<Record<KeepState, (scene: Scene) => Saying>> = {
  open: () => ({
    ...base,
    tag: text('guide_tag_once'),
    body: [text('step_keep_key_body')],
    buttons: ['keep-key'],
  }),
  'key-only': () => ({
    ...base,
    title: text('step_keep_key_title_key_only'),
    body: [text('step_keep_key_body_key_only')],
    why: text('step_keep_key_why_key_only'),
    bubble: text('step_keep_key_bubble_key_only'),
    buttons: ['keep-key'],
  }),
  held: () => ({
    ...base,
    title: text('guide_tag_held'),
    body: [text('step_keep_key_body_held')],
    why: text('step_keep_key_why_held'),
    buttons: [{ action: 'open-vault', label: text('guide_button_create_vault') }],
  }),
  kept: () => ({
    ...base,
    title: text('guide_tag_kept'),
    body: [text('step_keep_key_body_kept')],
    bubble: text('guide_tag_kept'),
    buttons: [openVault],
  }),
  loading: (scene) => ({
    ...base,
    tag: text('guide_tag_once'),
    body: [
      text('step_keep_key_body_loading'),
      text('step_keep_key_body_loading_paste', quote(scene, 'key-values', 'copy')),
    ],
    bubble: text('step_keep_key_bubble_wait'),
    buttons: [openVault, byHand],
  }),
  unreadable: (scene) => ({
    ...base,
    title: text('step_keep_key_title_unreadable'),
    tag: text('guide_tag_once'),
    body: [
      text('step_keep_key_body_unreadable'),
      text('step_keep_key_body_paste', quote(scene, 'key-values', 'copy')),
    ],
    buttons: [openVault, byHand],
  }),
};
