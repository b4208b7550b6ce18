import { permissions as every, type PermissionId } from '../keys/permissions.ts';

/** The practice page at one moment. Nothing of it leaves the page's memory. */
export interface Practice {
  readonly dialog: 'none' | 'type' | 'name' | 'verify';
  readonly type: 'system' | 'self';
  /** The other type was chosen: the rehearsal goes on with one alone. */
  readonly wrongType: boolean;
  readonly label: string;
  readonly code: string;
  readonly key: PracticeKey | null;
  /** What is being changed on the key's card; null while nothing is. */
  readonly draft: Limits | null;
}

/** A made-up key on the practice page. */
export interface PracticeKey {
  readonly label: string;
  readonly apiKey: string;
  readonly secretKey: string;
  /** As on Binance, the secret is hidden for good once the limits are saved. */
  readonly secretShown: boolean;
  readonly limits: Limits;
}

/** What a key may do, and from where. */
export interface Limits {
  readonly ticked: readonly PermissionId[];
  readonly restricted: boolean;
  readonly typed: string;
  readonly addresses: readonly string[];
}

/** The boxes that the practice page offers. */
export const offered = every.filter((permission) =>
  ['enableReading', 'enableSpotAndMarginTrading', 'enableFutures', 'enableWithdrawals'].includes(permission),
);

const readOnly: Limits = { ticked: ['enableReading'], restricted: false, typed: '', addresses: [] };

export const freshPractice: Practice = {
  dialog: 'none',
  type: 'system',
  wrongType: false,
  label: '',
  code: '',
  key: null,
  draft: null,
};

/** What a person can do on the practice page. `pair` makes the key that `verify` may need. */
export type Doing =
  | { readonly do: 'create' | 'next-type' | 'next-name' | 'close' | 'edit' | 'save' | 'delete' }
  | { readonly do: 'choose-type'; readonly type: Practice['type'] }
  | { readonly do: 'type-label' | 'type-code'; readonly text: string }
  | { readonly do: 'verify'; readonly pair: Pair }
  | Change;

/** What can be changed while a card is edited. */
type Change =
  | { readonly do: 'restrict'; readonly on: boolean }
  | { readonly do: 'tick'; readonly permission: PermissionId }
  | { readonly do: 'type-address'; readonly text: string }
  | { readonly do: 'confirm-address' };

type Pair = Pick<PracticeKey, 'apiKey' | 'secretKey'>;

const sixDigits = /^\d{6}$/;

/** The page after something was done: a pure function. What cannot be done now changes nothing. */
export function practise(page: Practice, doing: Doing): Practice {
  switch (doing.do) {
    case 'create':
      return { ...page, dialog: 'type', type: 'system', wrongType: false, label: '', code: '' };
    case 'choose-type':
      return { ...page, type: doing.type, wrongType: false };
    case 'next-type':
      return page.type === 'system' ? { ...page, dialog: 'name' } : { ...page, wrongType: true };
    case 'type-label':
      return { ...page, label: doing.text };
    case 'next-name':
      return page.label.trim() === '' ? page : { ...page, dialog: 'verify' };
    case 'type-code':
      return { ...page, code: doing.text };
    case 'verify':
      return sixDigits.test(page.code) ? verified(page, doing.pair) : page;
    case 'close':
      return { ...page, dialog: 'none', code: '' };
    case 'delete':
      return freshPractice;
    case 'edit':
      return { ...page, draft: page.key?.limits ?? null };
    case 'save':
      return page.draft === null ? page : { ...page, dialog: 'verify', code: '' };
    case 'restrict':
    case 'tick':
    case 'type-address':
    case 'confirm-address':
      return page.draft === null ? page : { ...page, draft: changed(page.draft, doing) };
  }
}

function changed(limits: Limits, doing: Change): Limits {
  switch (doing.do) {
    case 'restrict':
      return { ...limits, restricted: doing.on };
    case 'type-address':
      return { ...limits, typed: doing.text };
    case 'confirm-address':
      return limits.typed.trim() === ''
        ? limits
        : { ...limits, typed: '', addresses: limits.typed.split(/[\s,;]+/).filter((each) => each !== '') };
    case 'tick': {
      const { permission } = doing;
      const without = limits.ticked.filter((each) => each !== permission);
      return {
        ...limits,
        ticked: without.length < limits.ticked.length ? without : [...without, permission],
      };
    }
  }
}

/** The verification stands before a new key, and before its limits are saved. */
function verified(page: Practice, pair: Pair): Practice {
  const closed = { ...page, dialog: 'none', code: '' } as const;
  if (page.draft !== null && page.key !== null) {
    return { ...closed, draft: null, key: { ...page.key, secretShown: false, limits: page.draft } };
  }
  return { ...closed, key: { ...pair, label: page.label.trim(), secretShown: true, limits: readOnly } };
}
