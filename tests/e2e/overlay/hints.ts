import type { Hint } from '../../../src/guide/hint.ts';
import type { TextRef } from '../../../src/texts.ts';

// In these tests a text without an entry in `_locales` stands for itself; `$1` is its first value.
const says = (id: string, ...words: readonly string[]): TextRef => ({
  id,
  values: words.map((word) => ({ says: word, lang: 'en' })),
});

const base: Hint = {
  step: 'choose-type',
  anchor: 'type-system-generated',
  wanted: ['type-system-generated'],
  tone: 'calm',
  position: { index: 4, total: 11 },
  phase: says('Create the key'),
  title: says('Choose the key type'),
  tag: null,
  body: [says('Your plan is a spot bot with freqtrade. Pick $1, then press $2.', 'System generated', 'Next')],
  why: says('A key keeps its type for life. To change it later you make a new key.'),
  bubble: says('For freqtrade, pick this one'),
  lookFor: [],
  drawing: null,
  facts: [],
  preview: null,
  buttons: [
    { action: 'back', label: says('Back'), primary: false },
    { action: 'show-me', label: says('Show me'), primary: false },
    { action: 'next', label: says('Next'), primary: false },
  ],
};

const preview = { apiKey: { first: '8kQ2v', last: 'pX4d' }, secretKey: { first: 'tR7mB', last: 'e0Wk' } };

/** One hint per picture of the overlay. */
export const hints = {
  chooseType: base,
  keepKey: {
    ...base,
    step: 'keep-key',
    position: { index: 7, total: 11 },
    title: says('Keep the secret now'),
    tag: says('Shown once'),
    body: [says('Binance shows it once. If you leave this page without it, the key is of no use.')],
    why: null,
    bubble: null,
    preview,
    buttons: [{ action: 'keep-key', label: says('Keep in vault'), primary: true }],
  },
  kept: {
    ...base,
    step: 'keep-key',
    position: { index: 7, total: 11 },
    title: says('Kept'),
    body: [
      says('The key and its secret are sealed on this device. Name them in Keystep when you are done here.'),
    ],
    why: null,
    bubble: null,
    preview,
    buttons: [
      { action: 'open-vault', label: says('Open vault'), primary: false },
      { action: 'next', label: says('Next: set the limits'), primary: true },
    ],
  },
  noAnchor: {
    ...base,
    step: 'open-api-management',
    anchor: null,
    position: { index: 2, total: 11 },
    phase: says('Find the page'),
    title: says('Open API Management'),
    body: [says('Keystep can’t see the link here, and it won’t guess. Look for it yourself:')],
    why: null,
    bubble: null,
    lookFor: [
      says('Open your profile menu in the top corner.'),
      says('Choose $1, then $2.', 'Account', 'API Management'),
    ],
    buttons: [
      { action: 'back', label: says('Back'), primary: false },
      { action: 'show-me', label: says('Look again'), primary: false },
      { action: 'next', label: says('I’m there'), primary: true },
    ],
  },
  danger: {
    ...base,
    step: 'tick-permissions',
    tone: 'danger',
    position: { index: 9, total: 10 },
    phase: says('Set the limits'),
    title: says('Withdrawals are on'),
    body: [
      says(
        'You planned a read-only key for taxes. With this box ticked, anyone who gets the key can move your funds.',
      ),
      says('Untick $1 first.', 'Enable Withdrawals'),
    ],
    why: null,
    bubble: says('Untick this'),
    buttons: [
      { action: 'back', label: says('Back'), primary: false },
      { action: 'next', label: says('It’s on purpose'), primary: false },
      { action: 'show-me', label: says('Show me'), primary: true },
    ],
  },
  done: {
    ...base,
    step: 'done',
    anchor: null,
    position: { index: 11, total: 11 },
    phase: says('Finished'),
    title: says('Your key is ready'),
    body: [],
    why: null,
    bubble: null,
    facts: [
      { label: says('Kept in your vault'), value: says('freqtrade spot'), tone: 'plain' },
      { label: says('Allowed'), value: says('Reading, spot trading'), tone: 'ok' },
      { label: says('Works from'), value: says('2 addresses'), tone: 'plain' },
      { label: says('Rotate by'), value: says('20 Feb 2027'), tone: 'plain' },
    ],
    buttons: [
      { action: 'open-vault', label: says('Open vault'), primary: true },
      { action: 'dismiss', label: says('Close'), primary: false },
    ],
  },
} as const satisfies Readonly<Record<string, Hint>>;
