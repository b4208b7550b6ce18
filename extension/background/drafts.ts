import type { DraftFields, DraftForm } from '../../src/messages/protocol.ts';
import { sessionStore } from '../platform/storage.ts';
import { inTurn } from './in-turn.ts';
import { vault } from './vault-service.ts';

const forms: readonly DraftForm[] = ['add-key', 'edit-key', 'review-key', 'plan', 'paper'];

// Every keystroke writes: the last one must win, and a draft that was cleared must stay away.
const next = inTurn();

function storageKey(form: DraftForm): string {
  return `draft.${form}`;
}

/**
 * Drafts stand in memory only, and sealed as soon as there is a vault. Without one there is no key to seal with,
 * and the plan is the only form that can be typed into.
 */
export function writeDraft(form: DraftForm, fields: DraftFields): Promise<void> {
  return next(async () => {
    const { status } = await vault.state();
    const sealed = status === 'locked' || status === 'unlocked';
    const draft = sealed ? { sealed: await vault.sealDraft(form, fields) } : { fields };
    await sessionStore.set(storageKey(form), draft);
  });
}

/** The popup goes back to a form that is open: here to the plan, with what was typed there before. */
export async function openOnPlan(): Promise<void> {
  const before = await readDraft('plan');
  // Sealed while the vault was open: it is kept as it is, and opens after the unlock.
  if (before === null && (await sessionStore.get(storageKey('plan'))) !== undefined) return;
  await writeDraft('plan', { ...before, open: 'yes' });
}

/** What was typed; null when there is nothing or the vault is locked. */
export function readDraft(form: DraftForm): Promise<DraftFields | null> {
  return next(async () => openDraft(form, await sessionStore.get(storageKey(form))));
}

/** What was typed into each form that holds something. One that cannot be read is left out. */
export async function readDrafts(): Promise<Partial<Record<DraftForm, DraftFields>>> {
  const all = await next(async () => {
    const stored = await sessionStore.getAll(forms.map(storageKey));
    return Promise.all(
      forms.map(async (form) => {
        const draft = stored[storageKey(form)];
        return [form, await openDraft(form, draft).catch(() => null)] as const;
      }),
    );
  });
  return Object.fromEntries(all.filter(([, fields]) => fields !== null));
}

async function openDraft(form: DraftForm, stored: unknown): Promise<DraftFields | null> {
  const draft = stored as { readonly sealed: string } | { readonly fields: DraftFields } | undefined;
  if (!draft) return null;
  if ('fields' in draft) return draft.fields;
  const { status } = await vault.state();
  return status === 'unlocked' ? vault.openDraft(form, draft.sealed) : null;
}

/** Forgets one, after it was saved or discarded. */
export function clearDraft(form: DraftForm): Promise<void> {
  return next(() => sessionStore.remove(storageKey(form)));
}

/**
 * The way to forget what is typed now, for when it is saved. What is typed in the meantime stays: a popup that closed
 * in the middle of saving may be open again by then.
 */
export function draftToForget(form: DraftForm): Promise<() => Promise<void>> {
  const key = storageKey(form);
  const read = async () => JSON.stringify(await sessionStore.get(key));
  return next(async () => {
    const saved = await read();
    return () =>
      next(async () => {
        if ((await read()) === saved) await sessionStore.remove(key);
      });
  });
}

/** Forgets all of them. */
export async function forgetDrafts(): Promise<void> {
  await Promise.all(forms.map(clearDraft));
}
