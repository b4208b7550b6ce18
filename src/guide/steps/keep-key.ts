import type { Saying } from '../step.ts';
import type { Scene } from '../scene.ts';
import { hasDialog, isCreating, isInForm, isOnApiPage } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, text, usualWords } from '../step.ts';

const own = ownTexts('keep-key');

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

const byHand = { action: 'next', label: text('guide_button_pasted') } as const;

const base = {
  anchors: ['key-values'],
} as const;

const sayings: Readonly<Record<KeepState, (scene: Scene) => Saying>> = {
  open: () => ({
    ...base,
    tag: text('guide_tag_once'),
    body: [own('body')],
    buttons: ['keep-key'],
  }),
  'key-only': () => ({
    ...base,
    title: own('title_key_only'),
    body: [own('body_key_only')],
    why: own('why_key_only'),
    bubble: own('bubble_key_only'),
    buttons: ['keep-key'],
  }),
  held: () => ({
    ...base,
    title: text('guide_tag_held'),
    body: [own('body_held')],
    why: own('why_held'),
    buttons: [{ action: 'open-vault', label: text('guide_button_create_vault') }],
  }),
  kept: () => ({
    ...base,
    title: text('guide_tag_kept'),
    body: [own('body_kept')],
    bubble: text('guide_tag_kept'),
    buttons: ['open-vault'],
  }),
  loading: (scene) => ({
    ...base,
    tag: text('guide_tag_once'),
    body: [own('body_loading'), own('body_loading_paste', usualWords(scene, 'copy'))],
    bubble: own('bubble_wait'),
    buttons: ['open-vault', byHand],
  }),
  unreadable: (scene) => ({
    ...base,
    title: own('title_unreadable'),
    tag: text('guide_tag_once'),
    body: [own('body_unreadable'), own('body_paste', usualWords(scene, 'copy'))],
    buttons: ['open-vault', byHand],
  }),
};
