import { isRestricted } from './edit-actions.ts';
import { pageOf } from './routes.ts';
import { setup } from './setup.ts';
import { read, type CardKey, type DialogName } from './store.ts';

/** Names of what is on screen, for tests. */
export type Screen =
  | 'loading'
  | 'home-signed-out'
  | 'login-choice'
  | 'login'
  | 'home'
  | 'profile-menu-open'
  | 'dashboard'
  | 'account-page'
  | 'settings'
  | 'api-page'
  | 'dialog-type'
  | 'dialog-label'
  | 'dialog-delete'
  | 'dialog-delete-all'
  | 'dialog-tax-report'
  | 'kyc-missing'
  | 'two-factor-missing'
  | 'deposit-missing'
  | 'key-limit'
  | 'verification'
  | 'key-shown'
  | 'key-half-loaded'
  | 'key-unreadable'
  | 'key-only'
  | 'key-masked'
  | 'editing'
  | 'editing-ip-restricted'
  | 'editing-ip-confirmed'
  | 'saved'
  | 'classic-form'
  | 'other';

function keyScreen(key: CardKey): Screen {
  if (key.type !== 'hmac') return 'key-only';
  if (key.secret === null) return 'key-masked';
  if (setup.options.secretMode === 'half-loaded' && !read().wholeSecret) return 'key-half-loaded';
  return setup.options.secretMode === 'unreadable' ? 'key-unreadable' : 'key-shown';
}

function dialogScreen(dialog: DialogName): Screen {
  const { kyc, twoFactor } = setup.options;
  const fresh = read().keys.find((key) => key.fresh);
  switch (dialog) {
    case 'choose-type':
      return 'dialog-type';
    case 'create':
      return 'dialog-label';
    case 'requirements':
      return kyc === 'missing' ? 'kyc-missing' : !twoFactor ? 'two-factor-missing' : 'deposit-missing';
    case 'key-limit':
      return 'key-limit';
    case 'delete':
      return 'dialog-delete';
    case 'delete-all':
      return 'dialog-delete-all';
    case 'tax-report':
      return 'dialog-tax-report';
    case 'new-key':
      return fresh ? keyScreen(fresh) : 'other';
  }
}

/** What is on screen: the topmost thing that a person would name. */
export function screen(): Screen {
  const { path, loading, dialog, verifying, edit, savedId, keys, profileOpen, loginChoiceOpen } = read();
  const page = pageOf(path);
  const fresh = keys.find((key) => key.fresh);
  if (verifying) return 'verification';
  if (dialog) return dialogScreen(dialog);
  if (profileOpen) return 'profile-menu-open';
  if (loginChoiceOpen) return 'login-choice';
  if (loading) return 'loading';
  if (page === 'api' && edit) {
    if (!edit.restricted) return 'editing';
    return isRestricted(edit) ? 'editing-ip-confirmed' : 'editing-ip-restricted';
  }
  if (page === 'api' && savedId !== null) return 'saved';
  if ((page === 'api' || page === 'classicForm') && fresh) return keyScreen(fresh);
  const names = {
    home: setup.options.signedIn ? 'home' : 'home-signed-out',
    login: 'login',
    register: 'other',
    dashboard: 'dashboard',
    security: 'account-page',
    settings: 'settings',
    api: 'api-page',
    classicForm: 'classic-form',
    other: 'other',
  } as const;
  return names[page];
}
