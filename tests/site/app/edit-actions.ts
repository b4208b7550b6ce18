import { text } from './i18n.ts';
import { read, update, type CardKey, type Edit } from './store.ts';
import { verify } from './actions.ts';

const maxIps = 30;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const ipv6 = /^(?=.*:.*:)[0-9a-f:]{2,39}$/i;

/** "Edit restrictions" on a card. */
export function startEdit(key: CardKey): void {
  const { id, permissions, restricted, ips } = key;
  update({
    edit: { id, permissions, restricted, ips, ipText: '', ipError: null, error: null },
    savedId: null,
  });
}

/** Changes what is being edited. */
export function changeEdit(part: Partial<Edit>): void {
  const { edit } = read();
  if (edit) update({ edit: { ...edit, error: null, ...part } });
}

/** Whether addresses are restricted and confirmed: what everything beyond reading waits for. */
export function isRestricted(edit: Edit): boolean {
  return edit.restricted && edit.ips.length > 0;
}

/** "Confirm" (or Enter) at the address field: commas separate, spaces are refused (PTDefender#47). */
export function confirmIps(): void {
  const { edit } = read();
  if (!edit) return;
  const added = edit.ipText.split(',').filter(Boolean);
  if (added.length === 0 || !added.every((ip) => ipv4.test(ip) || ipv6.test(ip))) {
    changeEdit({ ipError: text('error-ip') });
    return;
  }
  const ips = [...new Set([...edit.ips, ...added])];
  if (ips.length > maxIps) changeEdit({ ipError: text('error-ip-limit') });
  else changeEdit({ ips, ipText: '', ipError: null });
}

/** A permission's box. */
export function togglePermission(permission: string): void {
  const { edit } = read();
  if (!edit) return;
  const { permissions } = edit;
  changeEdit({
    permissions: permissions.includes(permission)
      ? permissions.filter((other) => other !== permission)
      : [...permissions, permission],
  });
}

/** Whether the page's rule forbids this: an HMAC key that may do more than read, from any address. */
export function breaksRule(key: CardKey, edit: Edit): boolean {
  if (key.type !== 'hmac' || isRestricted(edit)) return false;
  return edit.permissions.some((permission) => permission !== 'enableReading');
}

/** "Save": refused against the rule and with addresses that were not confirmed, else verified. */
export function saveEdit(key: CardKey): void {
  const { edit } = read();
  if (!edit) return;
  if (edit.restricted && edit.ips.length === 0) changeEdit({ error: text('error-ip-missing') });
  else if (breaksRule(key, edit)) changeEdit({ error: text('ip-deletion-warning') });
  else verify('save');
}
