import { KeystepError } from '../../src/errors.ts';
import type { KeySave, MessageName, RequestOf, ValueOf } from '../../src/messages/protocol.ts';
import { forReview, withoutSecret } from '../../src/messages/without-secrets.ts';
import { isPair } from '../../src/vault/waiting-pairs.ts';
import { openVaultPage } from '../platform/pages-open.ts';
import { backupHandlers } from './backup.ts';
import { keepCapture } from './capture.ts';
import { followCaptured } from './captured.ts';
import { checkCaptured } from './check-captured.ts';
import { checkStoredKey } from './check.ts';
import { clearClipboardLater, clearClipboardNow } from './clipboard.ts';
import { clearDraft, draftToForget, openOnPlan, readDraft, writeDraft } from './drafts.ts';
import { errandHandlers } from './errands.ts';
import { readGuide, startGuide, stopGuide } from './guide-run.ts';
import { readKeyList } from './key-list.ts';
import { listingHandlers } from './listing.ts';
import { listPairs, makePair, savePair } from './pair.ts';
import { readPopupStart } from './popup-start.ts';
import { readSettings, writeSettings } from './settings.ts';
import { forgetEverything, sealHeld, vaultState } from './vault-state.ts';
import { vault, vaultStore } from './vault-service.ts';

/** The host that a content script's message came from; null for our own pages. */
export interface From {
  readonly host: string | null;
}

type Handlers = {
  readonly [Name in MessageName]: (request: RequestOf<Name>, from: From) => Promise<ValueOf<Name>>;
};

/** What each message does. Senders and forms were checked before. */
export const handlers: Handlers = {
  'guide.read': readGuide,
  ...errandHandlers,
  'capture.offer': keepCapture,
  'guide.check': checkCaptured,
  'vault.open': async ({ plan }) => {
    if (plan === true) await openOnPlan();
    return openVaultPage();
  },

  ...listingHandlers,
  'popup.start': readPopupStart,
  'vault.state': vaultState,
  'vault.create': async ({ passphrase }) => {
    await vault.create(passphrase);
    // The vault is there whatever becomes of this; what could not be sealed still shows as held.
    await sealHeld().catch(() => undefined);
    return vaultState();
  },
  'vault.unlock': async ({ passphrase }) => {
    await vault.unlock(passphrase);
    return vaultState();
  },
  'vault.lock': async () => {
    await vault.lock();
    return vaultState();
  },
  'vault.delete': async () => {
    await forgetEverything();
    return vaultState();
  },

  'vault.recover': async ({ code, passphrase }) => {
    await vault.recover(code, passphrase);
    return vaultState();
  },
  'vault.use-copy': async () => {
    // A database that does not open is left alone; one that opens and is damaged gets its header back.
    if ((await vault.state()).status === 'unavailable') await vaultStore.useCopy();
    else await vault.restoreFromCopy();
    return vaultState();
  },
  'vault.change-passphrase': async ({ current, next }) => {
    await vault.changePassphrase(current, next);
    return vaultState();
  },
  'vault.prove': async ({ passphrase }) => {
    await vault.prove(passphrase);
    return vaultState();
  },
  'vault.rotate-key': async (request) => {
    await vault.rotateKey(request);
    return vaultState();
  },

  'recovery.make': async () => {
    await vault.touch();
    return { code: vault.makeRecoveryCode() };
  },
  'recovery.save': async ({ code }) => {
    await vault.saveRecoveryCode(code);
    return {};
  },

  'findings.list': () => vault.findings(),
  'findings.acknowledge': async () => {
    await vault.acknowledge();
    return {};
  },
  'quarantine.list': () => vault.quarantined(),
  'quarantine.restore': async (request) => {
    await vault.putBack(request);
    return {};
  },
  'quarantine.discard': async ({ id }) => {
    await vault.discardQuarantined(id);
    return {};
  },
  'diary.read': () => vault.diary(),

  ...backupHandlers,
  'key.list': readKeyList,
  'key.read': async ({ id }) => {
    const { record, ...address } = await vault.read(id);
    return { ...address, record: withoutSecret(record) };
  },
  'key.reveal': async ({ id, to }) => ({ secretKey: await vault.reveal(id, to) }),
  'key.check': checkStoredKey,
  'key.export': (request) => vault.exportValues(request),
  'key.save': saveKey,
  'key.delete': async (request) => {
    await vault.remove(request);
    return {};
  },
  'key.restore': async (request) => {
    await vault.restore(request);
    return {};
  },

  'key.care': async (request) => {
    await vault.noteCare(request);
    return {};
  },

  'waiting.list': async () =>
    (await vault.waiting()).filter((entry) => !entry.readable || !isPair(entry)).map(forReview),
  'waiting.save': async (request) => {
    const forgetDraft = await draftToForget('review-key');
    const saved = await vault.accept(request);
    await followCaptured(request.dropId, saved.id);
    await forgetDraft();
    return saved;
  },
  'waiting.discard': async ({ dropId }) => {
    await vault.discard(dropId);
    return {};
  },

  'pair.list': listPairs,
  'pair.save': savePair,

  'draft.read': ({ form }) => readDraft(form),
  'draft.write': async ({ form, fields }) => {
    await vault.touch();
    await writeDraft(form, fields);
    return {};
  },
  'draft.clear': async ({ form }) => {
    await clearDraft(form);
    return {};
  },

  'clipboard.clear-later': ({ text }) => clearClipboardLater(text),
  'clipboard.clear-now': async () => {
    await clearClipboardNow();
    return {};
  },

  'settings.read': readSettings,
  'settings.write': async (changes) => {
    const settings = await writeSettings(changes);
    // A shorter time counts from now, not from the last action.
    if (changes.autoLockMinutes !== undefined) await vault.touch();
    return settings;
  },

  'guide.start': async ({ plan, makePair: size }) => {
    const made = plan !== null && plan.keyType !== 'hmac' && size !== undefined;
    await startGuide(made ? { ...plan, publicKey: await makePair(plan, size) } : plan);
    // The popup may be gone by now: a browser closes it as soon as a tab opens.
    await clearDraft('plan');
    return {};
  },
  'guide.stop': async () => {
    await stopGuide();
    return {};
  },
};

/** A new key that was typed while the vault is locked goes the way of a kept one: it waits for review. */
async function saveKey(request: KeySave): Promise<{ id: string; revision: number }> {
  const { opId, id, fields } = request;
  const forgetDraft = await draftToForget(id === null ? 'add-key' : 'edit-key');
  if (id !== null || (await vault.state()).status !== 'locked') {
    const saved = await vault.save(request);
    await forgetDraft();
    return saved;
  }
  const { apiKey, secretKey, environment, ...known } = fields;
  const offer = { opId, apiKey, secretKey: secretKey ?? '', environment, capturedFrom: null, fields: known };
  const { dropId } = await vault.offer(offer);
  await forgetDraft();
  return { id: dropId, revision: 0 };
}

/** Runs the handler of a message. */
export function dispatch<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
  from: From,
): Promise<ValueOf<Name>> {
  return handlers[name](request, from);
}

/** The code for an error that no handler foresaw. */
export function codeOf(error: unknown): KeystepError['code'] {
  return error instanceof KeystepError ? error.code : 'unexpected';
}
