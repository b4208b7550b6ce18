import { keyLimit, verificationCode } from '../practice-options.ts';
import { ask } from './account-client.ts';
import { text } from './i18n.ts';
import { note } from './monitor/journal.ts';
import { setup } from './setup.ts';
import { read, update, type CardKey, type DialogName, type PageState } from './store.ts';

export type CloseCause = 'button' | 'outside' | 'escape';

let refuseOnce = setup.options.verification === 'fail-once';

/** Opens a dialog. */
export function openDialog(dialog: DialogName, part: Partial<PageState> = {}): void {
  const { dialog: before } = read();
  if (before) note('dialog-close', `${before} button`);
  note('dialog-open', dialog);
  update({ ...part, dialog, formError: null });
}

/** Hides the secret for good, as the page does once its moment is over. */
function mask(why: string): void {
  if (!read().keys.some((key) => key.secret)) return;
  note('secret-masked', why);
  update({ keys: read().keys.map((key) => ({ ...key, secret: null })) });
}

/** Closes the dialog that is open. */
export function closeDialog(cause: CloseCause): void {
  const { dialog } = read();
  if (!dialog) return;
  note('dialog-close', `${dialog} ${cause}`);
  update({ dialog: null, deleting: null });
  if (dialog === 'new-key') mask('closed');
}

/** A short message at the top. */
export function toast(message: string): void {
  update({ toast: message });
  setTimeout(() => read().toast === message && update({ toast: null }), 4000);
}

/** "Create API": the first dialog, or what stops it. */
export function startCreating(): void {
  const { kyc, twoFactor, deposit } = setup.options;
  if (kyc === 'missing' || !twoFactor || !deposit) openDialog('requirements');
  else if (read().keys.length >= keyLimit) openDialog('key-limit');
  else openDialog('choose-type', { keyType: 'system', label: '', publicKey: '' });
}

/** Asks for Binance's verification; the open dialog makes room for it. */
export function verify(purpose: NonNullable<PageState['verifying']>): void {
  const { dialog } = read();
  if (dialog) note('dialog-close', `${dialog} button`);
  update({ dialog: null });
  note('dialog-open', 'verification');
  update({ verifying: purpose, code: '', codeError: false });
}

/** The label dialog's Next: checks what was typed. */
export function submitLabel(): void {
  const { label, keyType, publicKey } = read();
  if (!label.trim()) update({ formError: text('error-label') });
  else if (keyType === 'self' && !looksLikePublicKey(publicKey))
    update({ formError: text('error-public-key') });
  else verify('create');
}

function looksLikePublicKey(pasted: string): boolean {
  const body = pasted.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]{40,}={0,2}$/.test(body);
}

async function create(): Promise<void> {
  const { label, keyType, publicKey, classic } = read();
  const reply = await ask(
    setup.options.flow === 'classic'
      ? {
          action: 'create',
          label: classic.name,
          validityDays: Number(classic.days),
          level: classic.level === 'read-write' ? 'read-write' : 'read-only',
        }
      : { action: 'create', label, ...(keyType === 'self' ? { publicKey } : {}) },
  );
  if (reply.error === 'key-limit') openDialog('key-limit');
  else if (!reply.key) {
    openDialog('create');
    update({ formError: text('error-public-key') });
  } else show({ ...reply.key, secret: reply.secretKey ?? null, fresh: true });
}

function show(key: CardKey): void {
  const atOnce = setup.options.secretMode === 'masked-at-once';
  const others = read().keys.map((other) => ({ ...other, fresh: false, secret: null }));
  note('key-created', `${key.type} ${key.label}`);
  update({
    keys: [atOnce ? { ...key, secret: null } : key, ...others],
    label: '',
    publicKey: '',
    wholeSecret: false,
  });
  if (setup.options.secretPlace === 'dialog' && setup.options.flow === 'current') openDialog('new-key');
  const { secretMode, halfLoadedMs } = setup.options;
  if (secretMode === 'half-loaded' && halfLoadedMs > 0)
    setTimeout(() => update({ wholeSecret: true }), halfLoadedMs);
  const after = setup.options.secretMaskAfterMs;
  if (after > 0 && key.secret) setTimeout(() => mask('time'), after);
}

async function save(): Promise<void> {
  const { edit, keys } = read();
  if (!edit) return;
  const { id, permissions, restricted, ips } = edit;
  await ask({ action: 'save', id, permissions, restricted, ips });
  note('key-saved', `${restricted ? ips.join(',') : 'any address'} ${permissions.join(',')}`);
  update({
    keys: keys.map((key) => (key.id === id ? { ...key, permissions, restricted, ips } : key)),
    edit: null,
    savedId: id,
  });
  toast(text('saved-toast'));
}

async function remove(id: string): Promise<void> {
  await ask({ action: 'delete', id });
  note('key-deleted', read().keys.find((key) => key.id === id)?.label ?? '');
  update({ keys: read().keys.filter((key) => key.id !== id), deleting: null, edit: null, savedId: null });
  toast(text('deleted-toast'));
}

/** The verification was passed: does what it was asked for. */
export async function verified(): Promise<void> {
  const { verifying, deleting } = read();
  note('verified', verifying ?? '');
  note('dialog-close', 'verification button');
  update({ verifying: null });
  if (verifying === 'create' || verifying === 'classic') await create();
  else if (verifying === 'save') await save();
  else if (verifying === 'delete' && deleting) await remove(deleting);
  else if (verifying === 'delete-all') {
    await ask({ action: 'delete-all' });
    note('key-deleted', 'all');
    update({ keys: [] });
  }
}

/** What was typed as code: the right one passes, once it was refused if the rehearsal says so. */
export function submitCode(): void {
  const wrong = read().code !== verificationCode;
  if (wrong || refuseOnce) {
    if (!wrong) {
      refuseOnce = false;
      void ask({ action: 'verified-badly' });
    }
    update({ code: '', codeError: true });
  } else void verified();
}

/** The verification was left: nothing happens. */
export function leaveVerification(): void {
  note('dialog-close', 'verification button');
  update({ verifying: null, deleting: null });
}

/** "Generate New API Key" of the classic flow: errors first, then the key. */
export function generateClassic(): void {
  const { classic } = read();
  const whole = classic.name.trim() && classic.days && classic.level && classic.agreed;
  if (!whole) update({ classic: { ...classic, tried: true } });
  else if (setup.options.classicVerification) verify('classic');
  else void create();
}
