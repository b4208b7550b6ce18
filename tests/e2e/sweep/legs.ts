import { leaveBy, press, type, until, verify } from './hands.ts';
import { at, keep, lose, pass } from './glance.ts';

/** What a person does in one document, and what they press to leave it. */
type Leg = () => Promise<void>;

const email = 'practice@example.com';

/** Every state of both flows: a leg for each document, from the signed-out home page to the last state. */
export const legs: Readonly<Record<'current' | 'classic', readonly Leg[]>> = {
  /** Today's flow, to the saved limits, and to the deletion of the key. */
  current: [
    async () => {
      await until('home-signed-out');
      at('home, signed out', ['sign-in'], ['log-in']);
      leaveBy('log-in');
    },
    async () => {
      await until('login');
      at('login', ['sign-in'], ['login-submit']);
      await type('login-name', email);
      await type('login-password', 'not a real password');
      leaveBy('login-submit');
    },
    async () => {
      await until('home');
      at('home', ['open-profile']);
      await press('profile-menu');
      await until('profile-menu-open');
      at('profile menu', ['open-api-management']);
      await press('account-menu');
      await until('account-page');
      at('account', ['open-api-management'], ['api-management-link']);
      await press('api-management-link');
      await until('api-page');
      at('API page', ['create-key']);
      await press('create-api');
      await until('dialog-type');
      at('key type', ['choose-type'], ['type-next']);
      await press('type-system');
      at('key type, chosen', ['choose-type'], ['type-next']);
      await press('type-next');
      await until('dialog-label');
      at('label', ['name-key']);
      await type('label', 'Sweep');
      at('label, filled', ['generate'], ['label-submit']);
      await press('label-submit');
      await until('verification');
      at('verification', ['verify-identity']);
      await verify();
      await until('key-shown');
      at('key shown', ['keep-key']);
      keep();
      at('key kept', ['check-key']);
      pass('check-key');
      at('key not checked', ['edit-restrictions']);
      await press('edit-restrictions');
      await until('editing');
      at('editing', ['restrict-ip'], ['ip-restricted']);
      await press('ip-restricted');
      await until('editing-ip-restricted');
      at('restricted', ['restrict-ip'], ['ip-field']);
      await type('ip-field', '203.0.113.7');
      at('address typed', ['confirm-ip']);
      await press('ip-confirm');
      await until('editing-ip-confirmed');
      at('address confirmed', ['tick-permissions'], ['permission:enableSpotAndMarginTrading']);
      await press('permission:enableSpotAndMarginTrading');
      at('ticked', ['save-restrictions']);
      await press('save');
      await verify();
      await until('saved');
      at('saved', ['done']);
      lose();
      at('to be deleted', ['delete-key'], ['delete']);
      await press('create-api');
      await until('dialog-type');
      at('another dialog', ['unknown']);
      await press('type-next');
      await until('dialog-label');
      await press('cancel');
      await until('saved');
      at('to be deleted, again', ['delete-key'], ['delete']);
      await press('delete');
      await until('dialog-delete');
      at('asked', ['confirm-delete']);
      await press('dialog-confirm');
      await verify();
      await until('api-page');
      at('deleted', ['key-deleted']);
    },
  ],
  /** The flow of the seed guide. */
  classic: [
    async () => {
      await until('home-signed-out');
      at('home, signed out', ['sign-in'], ['log-in']);
      await press('log-in');
      await until('login-choice');
      at('login or register', ['sign-in'], ['login-option']);
      leaveBy('login-option');
    },
    async () => {
      await until('login');
      at('login', ['sign-in'], ['login-submit']);
      await type('login-name', email);
      await type('login-email', email);
      await type('login-password', 'not a real password');
      await press('login-terms');
      leaveBy('login-submit');
    },
    async () => {
      await until('home');
      at('home', ['open-profile']);
      await press('profile-menu');
      await until('profile-menu-open');
      at('profile menu', ['open-api-management']);
      await press('settings-link');
      await until('settings');
      at('settings', ['open-api-management'], ['api-and-email']);
      await press('api-and-email');
      await until('api-page');
      at('API page', ['create-key']);
      await press('create-api');
      await until('classic-form');
      at('form', ['name-key']);
      await type('label', 'Sweep');
      at('form, named', ['set-validity']);
      await press('validity:90');
      at('form, validity set', ['choose-permission'], ['permission-read-write']);
      await press('permission-read-write');
      at('form, level chosen', ['accept-terms']);
      await press('accept-terms');
      at('form, complete', ['generate'], ['generate']);
      await press('generate');
      await until('key-shown');
      at('key shown', ['keep-key']);
      keep();
      at('key kept', ['check-key']);
      pass('check-key');
      at('key not checked', ['done']);
      lose();
      at('to be deleted', ['delete-key'], ['delete']);
      await press('delete');
      await until('dialog-delete');
      at('asked', ['confirm-delete']);
      await press('dialog-confirm');
      await verify();
      await until('classic-form');
      at('deleted', ['key-deleted']);
    },
  ],
};
