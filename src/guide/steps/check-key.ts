import type { CheckAnswer } from '../../keys/check-answer.ts';
import type { FlowStep } from '../step-id.ts';
import { hasDialog, isEditing, isInForm, isOnApiPage, isSecretOpen } from '../scene.ts';
import type { GuideStep, Saying } from '../step.ts';
import { ownTexts, text } from '../step.ts';

const own = ownTexts('check-key');

/** From these on the key may be bound to addresses: the moment for a first check is over. */
const limiting: readonly FlowStep[] = ['restrict-ip', 'confirm-ip', 'tick-permissions', 'save-restrictions'];

/** Key and secret are kept, and any address may still ask: one question proves that they belong together. */
export const checkKey: GuideStep = {
  id: 'check-key',
  phase: 'check',
  applies: (scene) => {
    const { view, kept, passed, reached } = scene;
    if (!view.canCheck || !kept || passed.has('check-key') || isSecretOpen(scene)) return false;
    if (!isOnApiPage(scene) || hasDialog(scene) || isInForm(scene) || isEditing(scene)) return false;
    return !limiting.some((step) => reached.has(step));
  },
  say: ({ view }) => sayings[view.firstCheck ?? 'none'],
};

const base = { anchors: ['key-values'] } as const;
const again = { action: 'check-key', label: text('guide_button_check_again') } as const;

const sayings: Readonly<Record<CheckAnswer | 'none', Saying>> = {
  none: {
    ...base,
    tag: text('guide_tag_kept'),
    body: [text('step_edit_restrictions_body_kept'), own('body')],
    buttons: ['check-key', { action: 'next', label: text('guide_button_skip') }],
  },
  right: {
    ...base,
    title: own('title_right'),
    body: [own('body_right')],
    buttons: ['next'],
  },
  refused: {
    ...base,
    title: own('title_refused'),
    body: [own('body_refused'), own('body_refused_look')],
    buttons: [again, 'open-vault', 'next'],
  },
  differs: {
    ...base,
    title: own('title_differs'),
    tone: 'danger',
    body: [own('body_differs')],
    buttons: ['open-vault', again, 'next'],
  },
};
