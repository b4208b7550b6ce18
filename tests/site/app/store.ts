import type { ListedKey } from '../practice-options.ts';
import { setup } from './setup.ts';

/** A key as this load of the page shows it. */
export interface CardKey extends ListedKey {
  /** The secret, while this load may still show it. */
  readonly secret: string | null;
  /** Made in this load. */
  readonly fresh: boolean;
}

export type DialogName =
  | 'choose-type'
  | 'create'
  | 'requirements'
  | 'key-limit'
  | 'delete'
  | 'delete-all'
  | 'new-key'
  | 'tax-report';

/** What is being edited on a card. */
export interface Edit {
  readonly id: string;
  readonly permissions: readonly string[];
  readonly restricted: boolean;
  readonly ips: readonly string[];
  readonly ipText: string;
  readonly ipError: string | null;
  readonly error: string | null;
}

export interface ClassicForm {
  readonly name: string;
  readonly days: string;
  readonly level: '' | 'read-only' | 'read-write';
  readonly agreed: boolean;
  readonly tried: boolean;
}

export interface PageState {
  readonly path: string;
  readonly loading: boolean;
  /** Grows when the main part is mounted anew. */
  readonly mounts: number;
  readonly profileOpen: boolean;
  /** Opened by a click: it stays when the pointer leaves. */
  readonly profilePinned: boolean;
  readonly profileAccountOpen: boolean;
  readonly languagesOpen: boolean;
  readonly loginChoiceOpen: boolean;
  readonly cookies: boolean;
  readonly keys: readonly CardKey[];
  readonly dialog: DialogName | null;
  readonly keyType: 'system' | 'self';
  readonly label: string;
  readonly publicKey: string;
  readonly formError: string | null;
  /** What happens after the verification, while it is on screen. */
  readonly verifying: 'create' | 'save' | 'delete' | 'delete-all' | 'classic' | null;
  readonly code: string;
  readonly codeError: boolean;
  readonly deleting: string | null;
  readonly edit: Edit | null;
  readonly savedId: string | null;
  readonly classic: ClassicForm;
  readonly controlsTicked: boolean;
  readonly controlsOpen: boolean;
  /** In mode `half-loaded`: the other half has come. */
  readonly wholeSecret: boolean;
  readonly toast: string | null;
  readonly login: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly agreed: boolean;
  };
}

export const emptyClassicForm: ClassicForm = { name: '', days: '', level: '', agreed: false, tried: false };

let state: PageState = {
  path: location.pathname,
  loading: true,
  mounts: 0,
  profileOpen: false,
  profilePinned: false,
  profileAccountOpen: false,
  languagesOpen: false,
  loginChoiceOpen: false,
  cookies: setup.options.cookieBanner,
  keys: setup.keys.map((key) => ({ ...key, secret: null, fresh: false })),
  dialog: null,
  keyType: 'system',
  label: '',
  publicKey: '',
  formError: null,
  verifying: null,
  code: '',
  codeError: false,
  deleting: null,
  edit: null,
  savedId: null,
  classic: emptyClassicForm,
  controlsTicked: true,
  controlsOpen: false,
  wholeSecret: false,
  toast: null,
  login: { name: '', email: '', password: '', agreed: false },
};

let changed: () => void = () => undefined;

/** Calls back after every change: one listener, the app's root. */
export function onChange(listener: () => void): void {
  changed = listener;
}

/** All that the page shows. Kept outside the components, so that new nodes show the same. */
export function read(): PageState {
  return state;
}

/** Changes some of it and draws again. */
export function update(part: Partial<PageState>): void {
  state = { ...state, ...part };
  changed();
}
