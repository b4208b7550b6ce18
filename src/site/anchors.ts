import type { PermissionId } from '../keys/permissions.ts';
import { permissions } from '../keys/permissions.ts';
import type { Concept } from './wording/phrases.ts';

/** What kind of control a thing is. `generic`: something to press whose role the page does not say. */
export type Family = 'button' | 'link' | 'option' | 'checkbox' | 'field' | 'group' | 'heading' | 'generic';

/** One known thing on Binance's pages, as data. */
export interface AnchorSpec {
  readonly id: string;
  /** What it says, any of these. */
  readonly says: readonly Concept[];
  /** What it is, any of these. */
  readonly is: readonly Family[];
  /**
   * Where it stands. `page`: anywhere outside dialogs, or in the topmost dialog while one is open.
   * `outside`: the same, but never in a dialog. `dialog`: only in the topmost dialog. `header`: the header first. `card`: the one key card in question.
   */
  readonly scope: 'page' | 'outside' | 'dialog' | 'header' | 'card';
  /** `whole`: nothing but the words. `start`: they may go on, as a card with a description does. `near`: most of them. */
  readonly match: 'whole' | 'start' | 'near';
  /** A link that leads here is the thing, whatever it says: the end of a path after the language. */
  readonly path?: string;
  /** The words stand in a caption beside the control, not in it. */
  readonly captioned?: true;
  /** Where no control carries the words, the words themselves will do. */
  readonly text?: true;
  /** Without words of its own it is still the one, if it is the only such field of the dialog or card that says these. */
  readonly sole?: { readonly tag: 'input' | 'textarea'; readonly beside: readonly Concept[] };
  /** Without words of its own it is still the one, if it is the other of two options of which one says these. */
  readonly other?: readonly Concept[];
  /** It needs one of these on the same card, dialog or page. */
  readonly beside?: readonly Concept[];
}

/** An entry of the list: where it is silent, its words are those of its own name, alone, anywhere. */
type Entry = Partial<AnchorSpec> & Pick<AnchorSpec, 'is'> & EntryWords;
type EntryWords = { readonly id: Concept } | { readonly id: string; readonly says: readonly Concept[] };

const navigation = { is: ['link', 'button', 'generic'] } as const;
const box = { is: ['checkbox', 'generic'], scope: 'card', match: 'near', captioned: true } as const;
const choice = { is: ['option', 'checkbox', 'button', 'generic'], match: 'start', captioned: true } as const;
const action = { is: ['button', 'generic'] } as const;
const opener = { is: ['button', 'link', 'generic'] } as const;
const field = { is: ['field'], captioned: true } as const;
const statement = { is: ['heading', 'generic'], text: true } as const;
const creating = ['create-dialog-title', 'create-api'] as const;
const restricting = ['ip-restricted', 'ip-unrestricted', 'ip-access-restrictions'] as const;

const entries = [
  { id: 'log-in', is: ['button', 'link'], scope: 'header', path: 'login' },
  { id: 'profile-menu', ...navigation, scope: 'header' },
  { id: 'account-menu', is: ['link', 'button'] },
  { id: 'settings-menu', is: ['link'] },
  { id: 'api-and-email', ...navigation, match: 'start' },
  {
    id: 'api-management',
    says: ['api-management', 'demo-trading-api'],
    ...navigation,
    path: 'my/settings/api-management',
  },

  { id: 'api-title', says: ['api-management', 'api-key-label'], is: ['heading'], scope: 'outside' },
  { id: 'empty-state', ...statement, scope: 'outside' },
  { id: 'create-api', ...opener, scope: 'outside' },
  { id: 'default-security-controls', ...box, scope: 'outside' },
  { id: 'security-requirements', ...statement, match: 'start' },
  { id: 'kyc-required', ...statement, match: 'start' },
  { id: 'key-limit', ...statement, match: 'near' },
  { id: 'mfa-title', ...statement, scope: 'dialog' },

  { id: 'choose-type-title', ...statement, scope: 'dialog' },
  { id: 'type-system-generated', ...choice, text: true },
  { id: 'type-self-generated', ...choice, text: true },
  { id: 'next', ...action },

  { id: 'label-field', ...field, sole: { tag: 'input', beside: creating } },
  { id: 'public-key-field', ...field, sole: { tag: 'textarea', beside: creating } },
  { id: 'label-submit', says: ['label-submit', 'next'], ...action, scope: 'dialog' },

  { id: 'validity', is: ['field', 'group'], match: 'near', captioned: true },
  { id: 'permission-read-only', ...choice, match: 'whole' },
  { id: 'permission-read-write', ...choice, match: 'whole' },
  { id: 'accept-terms', ...box, scope: 'page' },
  { id: 'generate', ...action },

  { id: 'edit-restrictions', ...opener, scope: 'card' },
  { id: 'delete-key', ...opener, scope: 'card' },
  { id: 'ip-unrestricted', other: ['ip-restricted'], ...choice, scope: 'card' },
  { id: 'ip-restricted', other: ['ip-unrestricted'], ...choice, scope: 'card' },
  {
    id: 'ip-field',
    says: ['ip-field', 'ip-restricted'],
    ...field,
    sole: { tag: 'input', beside: restricting },
    scope: 'card',
    match: 'start',
    beside: restricting,
  },
  { id: 'ip-confirm', ...action, scope: 'card', beside: restricting },
  { id: 'save', ...action, scope: 'card' },
] as const satisfies readonly Entry[];

/** Boxes beyond the permissions that a plan can name. */
export const extraBoxes = ['perm-alphaWithdrawals', 'perm-predictionTrading'] as const;

/** The boxes of all permissions. */
export const permissionBoxes = [...permissions.map(permissionAnchor), ...extraBoxes];

/** Every thing that the guide points at or judges by. The words are in `wording/`. */
export const anchors: readonly (AnchorSpec & { readonly id: FoundByWords })[] = [
  ...entries,
  ...permissionBoxes.map((id) => ({ id, ...box })),
].map((entry) => ({
  scope: 'page',
  match: 'whole',
  says: 'says' in entry ? entry.says : [entry.id],
  ...entry,
}));

/** What a thing says, by its first concept; of things that say nothing, the label of an API key. */
export function anchorConcept(anchor: AnchorId): Concept {
  return anchors.find(({ id }) => id === anchor)?.says[0] ?? 'api-key-label';
}

type FoundByWords = (typeof entries)[number]['id'] | (typeof permissionBoxes)[number];

/**
 * A known thing's stable name. Two are found by their form and place, not by words: `key-values`, the part of
 * the page that shows the fresh key, and `ip-listed`, addresses that the page has taken in.
 */
export type AnchorId = FoundByWords | 'key-values' | 'ip-listed';

/** The box of a permission. */
export function permissionAnchor(permission: PermissionId): `perm-${PermissionId}` {
  return `perm-${permission}`;
}
