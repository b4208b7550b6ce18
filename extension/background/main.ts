import { parseEnvelope } from '../../src/messages/parse-envelope.ts';
import type { MessageName, Reply } from '../../src/messages/protocol.ts';
import { assertMaySend, senderKind, type Sender } from '../../src/messages/senders.ts';
import { browser } from '../platform/browser.ts';
import { answer, broadcast, own } from '../platform/messaging.ts';
import { openPage } from '../platform/pages-open.ts';
import { binancePatterns } from '../platform/binance-tabs.ts';
import { keepContentScriptsOut } from '../platform/storage.ts';
import { clearClipboardIfDue, clipboardAlarm } from './clipboard.ts';
import { dueAlarm, showDue, watchDueDays } from './due-keys.ts';
import { codeOf, dispatch } from './handlers.ts';
import { recallRun } from './guide-run.ts';
import { forgetListing, forgetListingOf, listingAlarm } from './listing.ts';
import { lockNow, onIdleState, watchForAway } from './locking.ts';
import { vaultStore } from './vault-service.ts';
import { announceVault, lockAlarm, lockIfDue } from './vault-state.ts';

/** Messages after which other pages must read again. */
const changesGuide: ReadonlySet<MessageName> = new Set([
  'guide.start',
  'guide.stop',
  'guide.delete',
  'vault.create',
  'vault.delete',
  'capture.offer',
  'guide.check',
]);
/** Messages after which a plan can be sealed, or opened again. */
const opensVault: ReadonlySet<MessageName> = new Set([
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'vault.rotate-key',
]);
const changesVault: ReadonlySet<MessageName> = new Set([
  'capture.offer',
  'vault.create',
  'vault.unlock',
  'vault.lock',
  'vault.delete',
  'vault.recover',
  'vault.use-copy',
  'vault.change-passphrase',
  'vault.rotate-key',
  'recovery.save',
  'findings.acknowledge',
  'quarantine.restore',
  'quarantine.discard',
  'guide.check',
  'key.save',
  'key.delete',
  'key.restore',
  'key.care',
  'waiting.save',
  'waiting.discard',
  'guide.start',
  'pair.save',
  'settings.write',
]);

async function handle(raw: unknown, sender: Sender): Promise<Reply<unknown>> {
  try {
    const kind = senderKind(sender, own);
    const { name, request } = parseEnvelope(raw);
    assertMaySend(kind, name);
    const host = kind === 'content' && sender.url !== undefined ? new URL(sender.url).host : null;
    const value = await dispatch(name, request, { host });
    void tellOthers(name);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  }
}

async function tellOthers(name: MessageName): Promise<void> {
  if (changesVault.has(name)) await announceVault();
  if (opensVault.has(name) && (await recallRun())) await broadcast({ broadcast: 'guide.changed' });
  if (changesGuide.has(name)) await broadcast({ broadcast: 'guide.changed' });
  if (name === 'settings.write') await broadcast({ broadcast: 'settings.changed' });
}

// Listeners stand at the top level: a worker that was woken for an event must have them at once.
answer(handle);

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void openPage('welcome');
});

browser.runtime.onStartup.addListener(() => void announceVault());

browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === clipboardAlarm) void clearClipboardIfDue().catch(() => undefined);
  if (name === lockAlarm) void lockIfDue();
  if (name === listingAlarm) void forgetListing();
  if (name === dueAlarm) void showDue().catch(() => undefined);
});

browser.tabs.onRemoved.addListener((tab) => void forgetListingOf(tab));

browser.commands.onCommand.addListener((command) => {
  if (command === 'focus-guide') void focusGuide();
  if (command === 'lock-vault') void lockNow();
});

browser.idle.onStateChanged.addListener((state) => void onIdleState(state));

async function focusGuide(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true, url: binancePatterns });
  if (tab?.id !== undefined) await browser.tabs.sendMessage(tab.id, { broadcast: 'guide.focus' });
}

watchForAway();
void watchDueDays().catch(() => undefined);
void keepContentScriptsOut();
void vaultStore.reconcile();
void announceVault();
