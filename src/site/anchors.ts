import type { PermissionId } from '../keys/permissions.ts';
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

const navigation = { is: ['link', 'button', 'generic'], scope: 'page', match: 'whole' } as const;
const box = { is: ['checkbox', 'generic'], scope: 'card', match: 'near', captioned: true } as const;
const choice = { is: ['option', 'checkbox', 'button', 'generic'], match: 'start', captioned: true } as const;
const action = { is: ['button', 'generic'], match: 'whole' } as const;
const statement = { is: ['heading', 'generic'], match: 'whole', text: true } as const;

/** Every thing that the guide points at or judges by. The words are in `wording/`. */
export const anchors = [
  { id: 'log-in', says: ['log-in'], is: ['button', 'link'], scope: 'header', match: 'whole', path: 'login' },
  { id: 'profile-menu', says: ['profile-menu'], ...navigation, scope: 'header' },
  { id: 'account-menu', says: ['account-menu'], ...navigation, is: ['link', 'button'] },
  { id: 'settings-menu', says: ['settings-menu'], ...navigation, is: ['link'] },
  { id: 'api-and-email', says: ['api-and-email-section'], ...navigation, match: 'start' },
  {
    id: 'api-management',
    says: ['api-management', 'demo-trading-api'],
    ...navigation,
    path: 'my/settings/api-management',
  },

  {
    id: 'api-title',
    says: ['api-management', 'api-key-label'],
    is: ['heading'],
    match: 'whole',
    scope: 'outside',
  },
  { id: 'empty-state', says: ['empty-state'], ...statement, scope: 'outside' },
  { id: 'create-api', says: ['create-api'], ...action, is: ['button', 'link', 'generic'], scope: 'outside' },
  { id: 'default-security-controls', says: ['default-security-controls'], ...box, scope: 'outside' },
  {
    id: 'security-requirements',
    says: ['security-verification-requirements'],
    ...statement,
    match: 'start',
    scope: 'page',
  },
  { id: 'kyc-required', says: ['kyc-required'], ...statement, match: 'start', scope: 'page' },
  { id: 'key-limit', says: ['key-limit'], ...statement, match: 'near', scope: 'page' },
  { id: 'mfa-title', says: ['mfa-title'], ...statement, scope: 'dialog' },

  { id: 'choose-type-title', says: ['choose-type-title'], ...statement, scope: 'dialog' },
  { id: 'type-system-generated', says: ['type-system-generated'], ...choice, scope: 'page', text: true },
  { id: 'type-self-generated', says: ['type-self-generated'], ...choice, scope: 'page', text: true },
  { id: 'next', says: ['next'], ...action, scope: 'page' },

  {
    id: 'label-field',
    says: ['label-field'],
    sole: { tag: 'input', beside: ['create-dialog-title', 'create-api'] },
    is: ['field'],
    scope: 'page',
    match: 'whole',
    captioned: true,
  },
  {
    id: 'public-key-field',
    says: ['public-key-field'],
    sole: { tag: 'textarea', beside: ['create-dialog-title', 'create-api'] },
    is: ['field'],
    scope: 'page',
    match: 'whole',
    captioned: true,
  },
  { id: 'label-submit', says: ['label-submit', 'next'], ...action, scope: 'dialog' },

  {
    id: 'validity',
    says: ['validity'],
    is: ['field', 'group'],
    scope: 'page',
    match: 'near',
    captioned: true,
  },
  {
    id: 'permission-read-only',
    says: ['permission-level-read-only'],
    ...choice,
    match: 'whole',
    scope: 'page',
  },
  {
    id: 'permission-read-write',
    says: ['permission-level-read-write'],
    ...choice,
    match: 'whole',
    scope: 'page',
  },
  { id: 'accept-terms', says: ['accept-terms'], ...box, scope: 'page' },
  { id: 'generate', says: ['generate'], ...action, scope: 'page' },

  {
    id: 'edit-restrictions',
    says: ['edit-restrictions'],
    ...action,
    is: ['button', 'link', 'generic'],
    scope: 'card',
  },
  { id: 'delete-key', says: ['delete'], ...action, is: ['button', 'link', 'generic'], scope: 'card' },
  { id: 'ip-unrestricted', says: ['ip-unrestricted'], other: ['ip-restricted'], ...choice, scope: 'card' },
  { id: 'ip-restricted', says: ['ip-restricted'], other: ['ip-unrestricted'], ...choice, scope: 'card' },
  {
    id: 'ip-field',
    says: ['ip-field', 'ip-restricted'],
    sole: { tag: 'input', beside: ['ip-restricted', 'ip-unrestricted', 'ip-access-restrictions'] },
    is: ['field'],
    scope: 'card',
    match: 'start',
    captioned: true,
    beside: ['ip-restricted', 'ip-unrestricted', 'ip-access-restrictions'],
  },
  {
    id: 'ip-confirm',
    says: ['ip-confirm'],
    ...action,
    scope: 'card',
    beside: ['ip-restricted', 'ip-unrestricted', 'ip-access-restrictions'],
  },
  { id: 'save', says: ['save'], ...action, scope: 'card' },

  { id: 'perm-enableReading', says: ['permission-enable-reading'], ...box },
  { id: 'perm-enableSpotAndMarginTrading', says: ['permission-enable-spot-margin-trading'], ...box },
  { id: 'perm-enableMargin', says: ['permission-enable-margin'], ...box },
  { id: 'perm-enableFutures', says: ['permission-enable-futures'], ...box },
  { id: 'perm-permitsUniversalTransfer', says: ['permission-universal-transfer'], ...box },
  { id: 'perm-enableInternalTransfer', says: ['permission-enable-internal-transfer'], ...box },
  { id: 'perm-enableVanillaOptions', says: ['permission-enable-european-options'], ...box },
  { id: 'perm-enablePortfolioMarginTrading', says: ['permission-portfolio-margin-trading'], ...box },
  { id: 'perm-enableFixApiTrade', says: ['permission-fix-api-trading'], ...box },
  { id: 'perm-enableFixReadOnly', says: ['permission-fix-api-read-only'], ...box },
  { id: 'perm-enableWithdrawals', says: ['permission-enable-withdrawals'], ...box },
  { id: 'perm-alphaWithdrawals', says: ['permission-alpha-withdrawals'], ...box },
  { id: 'perm-predictionTrading', says: ['permission-prediction-trading'], ...box },
] as const satisfies readonly AnchorSpec[];

type FoundByWords = (typeof anchors)[number]['id'];

/**
 * A known thing's stable name. Two are found by their form and place, not by words: `key-values`, the part of
 * the page that shows the fresh key, and `ip-listed`, addresses that the page has taken in.
 */
export type AnchorId = FoundByWords | 'key-values' | 'ip-listed';

/** The box of a permission. */
export function permissionAnchor(permission: PermissionId): AnchorId {
  return `perm-${permission}`;
}
