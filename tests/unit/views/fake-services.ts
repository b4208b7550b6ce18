import { keysInSlice } from '../../../src/messages/list-keys.ts';
import type { CheckResult } from '../../../src/binance/check-key.ts';
import * as v from 'valibot';
import { KeystepError, type ErrorCode } from '../../../src/errors.ts';
import { changeCare, freshCare } from '../../../src/keys/key-care.ts';
import { mask, summarise, type KeyRecord, type StoredKey } from '../../../src/keys/key-record.ts';
import { byNeed } from '../../../src/keys/key-order.ts';
import { beingReplaced } from '../../../src/keys/rotation.ts';
import type { Listing } from '../../../src/keys/shown-key.ts';
import type {
  Broadcast,
  DraftFields,
  MessageName,
  Protocol,
  RequestOf,
  Send,
  Settings,
  ValueOf,
  VaultState,
  WaitingKey,
  WaitingPair,
} from '../../../src/messages/protocol.ts';
import type { KeyListing, TopOfList } from '../../../src/messages/listed-keys.ts';
import type { Errand } from '../../../src/messages/guide-messages.ts';
import { openAgeFile, sealAgeFile } from '../../../src/backup/age-file.ts';
import { judgeBackup } from '../../../src/vault/backup-verdict.ts';
import type { DiaryEntry } from '../../../src/vault/diary-entry.ts';
import type { Finding, Quarantined } from '../../../src/vault/finding.ts';
import { judgePairs } from '../../../src/vault/pair-verdict.ts';
import { requestSchemas } from '../../../src/messages/requests.ts';
import { judgeAddress } from '../../../src/site/look-alike.ts';
import type { GuideInTab, Services } from '../../../src/views/services.ts';
import { englishTexts } from './english-texts.ts';

/** The moment at which tests live. */
export const now = Date.UTC(2026, 10, 22, 12);
export const dayMs = 86_400_000;

// Binance's own published sample pair.
export const apiKey = 'vmPUZE6mv9SD5VNHk4HlWFsOr6aPE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A';
export const secretKey = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j';
export const passphrase = 'correct-enough-for-a-test';

/** Recovery codes of the right form; nobody's. */
export const recoveryCode = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV';
export const newCode = 'WXYZ-0A1B-2C3D-4E5F-6G7H-8J9K-MN0P';

/** A stored record; everything that a test does not name is usual. */
export function record(patch: Partial<KeyRecord> = {}): KeyRecord {
  return {
    label: 'freqtrade spot',
    apiKey,
    secretKey,
    publicKey: '',
    keyType: 'hmac',
    environment: 'live',
    account: '',
    purpose: 'spot-bot',
    tool: '',
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    addresses: [],
    rotateBy: now + 68 * dayMs,
    note: '',
    createdAt: now - 22 * dayMs,
    changedAt: now,
    capturedFrom: 'www.binance.com',
    fieldsRevision: 1,
    care: freshCare,
    ...patch,
  };
}

/** A key that was kept on the page. */
export function waitingKey(patch: Partial<WaitingKey> = {}): WaitingKey {
  const stored = record({ label: '', rotateBy: null });
  const { label, publicKey, keyType, environment, account, purpose, tool, permissions, addresses } = stored;
  const { rotateBy, note } = stored;
  return {
    dropId: id(900),
    keptAt: now - 120_000,
    capturedFrom: 'www.binance.com',
    replaces: null,
    readable: true,
    fields: {
      ...{ label, apiKey, publicKey, keyType, environment, account, purpose, tool, permissions, addresses },
      ...{ rotateBy, note },
    },
    secretMasked: mask(secretKey),
    ...patch,
  };
}

export const id = (number: number) => number.toString(16).padStart(32, '0');

type Handlers = { [Name in MessageName]: (request: RequestOf<Name>) => ValueOf<Name> };

/**
 * A background in memory behind the real protocol: every request has to pass the real parser. What it holds
 * and what it was asked is open to tests.
 */
export class FakeBackground {
  status: VaultState['status'] = 'unlocked';
  held = 0;
  writeFailed = false;
  engine: VaultState['engine'] = 'database';
  copyFailed = false;
  copyAvailable = false;
  retryAt: number | null = null;
  /** The recovery code that is in force. */
  code: string | null = recoveryCode;
  passphrase = passphrase;
  proved = true;
  findings: Finding[] = [];
  quarantined: Quarantined[] = [];
  diary: DiaryEntry[] = [];
  damaged = 0;
  /** When a backup was last made. */
  backupMadeAt: number | null = now;
  /** Address of the tab behind the popup. */
  address = 'about:blank';
  keys: StoredKey[] = [];
  removed: StoredKey[] = [];
  waiting: WaitingKey[] = [];
  errand: Errand = { replacing: null, deleting: null };
  pairs: WaitingPair[] = [];
  drafts = new Map<string, DraftFields>();
  settings: Settings = {
    autoLockMinutes: 10,
    theme: 'system',
    guideAutoStart: true,
    offline: false,
    clipboardClearSeconds: 30,
    lockWhenAway: true,
  };
  /** What Binance says at the next check. */
  check: CheckResult = { status: 'not-checked', refusal: 502 };
  /** What a page handed in. */
  listing: Listing | null = null;
  failNext = new Map<MessageName, ErrorCode>();
  /** What an answer waits for. */
  waits = new Map<MessageName, Promise<void>>();
  readonly asked: { readonly name: MessageName; readonly request: unknown }[] = [];
  private readonly listeners = new Set<(message: Broadcast) => void>();
  private readonly clock: () => number;

  constructor(clock: () => number = () => now) {
    this.clock = clock;
  }

  add(patch: Partial<KeyRecord> = {}): this {
    this.keys.push({ id: id(this.keys.length + 1), revision: 1, record: record(patch) });
    return this;
  }

  broadcast(message: Broadcast['broadcast'] = 'vault.changed'): void {
    for (const listener of this.listeners) listener({ broadcast: message });
  }

  listen(listener: (message: Broadcast) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What this message was asked with, the newest last. */
  requests<Name extends MessageName>(name: Name): RequestOf<Name>[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.request as RequestOf<Name>);
  }

  state(): VaultState {
    const lockAt = this.status === 'unlocked' ? this.clock() + 600_000 : null;
    const { status, held, writeFailed, waiting, engine, copyFailed, copyAvailable, retryAt } = this;
    return {
      ...{ status, waiting: waiting.length, pairs: this.pairs.length, held, lockAt, writeFailed },
      ...{ engine, copyFailed, copyAvailable, retryAt },
      hasRecoveryCode: this.code !== null,
      findings: status === 'unlocked' ? this.findings.length : 0,
      provedUntil: this.proved && lockAt !== null ? this.clock() + 300_000 : null,
    };
  }

  readonly send: Send = <Name extends MessageName>(name: Name, request: RequestOf<Name>) => {
    const parsed = v.safeParse(requestSchemas[name], request);
    if (!parsed.success) return Promise.reject(new KeystepError('bad-message', `${name} has the wrong form`));
    this.asked.push({ name, request });
    const code = this.failNext.get(name);
    this.failNext.delete(name);
    if (code) return Promise.reject(new KeystepError(code, `${name} was told to fail`));
    try {
      const handler = this.handlers[name] as (request: RequestOf<Name>) => Protocol[Name]['value'];
      const wait = this.waits.get(name);
      return wait ? wait.then(() => handler(request)) : Promise.resolve(handler(request));
    } catch (cause) {
      return Promise.reject(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };

  private slice(from: number): KeyListing {
    const keys = this.keys.slice(from, from + keysInSlice).map(summarise);
    return { keys, total: this.keys.length, damaged: this.damaged, stamp: 'the list' };
  }

  private top(): TopOfList {
    const all = this.keys.map(summarise);
    const replaced = beingReplaced(all);
    const [near, others] = byNeed(all, this.clock(), replaced);
    return {
      near: { keys: near.slice(0, 3), total: near.length },
      others: { keys: others.slice(0, 3), total: others.length },
      replaced: [...replaced],
      damaged: this.damaged,
    };
  }

  private find(wanted: string): StoredKey {
    const key = this.keys.find((one) => one.id === wanted);
    if (!key) throw new KeystepError('record-missing', 'no such key');
    return key;
  }

  private checkPassphrase(typed: string): void {
    if (typed !== this.passphrase) throw new KeystepError('wrong-passphrase', 'no slot opens');
  }

  private needProof(): void {
    if (!this.proved) throw new KeystepError('proof-needed', 'the passphrase was typed too long ago');
  }

  private readonly handlers: Handlers = {
    'guide.read': () => {
      throw new KeystepError('forbidden-sender', 'not for pages');
    },
    'guide.mark': () => {
      throw new KeystepError('forbidden-sender', 'not for pages');
    },
    'guide.check': () => {
      throw new KeystepError('forbidden-sender', 'not for pages');
    },
    'capture.offer': () => ({ status: 'kept' }),
    'vault.open': () => ({ opened: 'tab' }),
    'listing.offer': () => ({}),
    'listing.read': () => this.listing,
    'listing.forget': () => {
      this.listing = null;
      return {};
    },
    'popup.start': () => ({
      state: this.state(),
      settings: this.settings,
      open: this.status === 'unlocked' ? { drafts: Object.fromEntries(this.drafts), top: this.top() } : null,
    }),
    'vault.state': () => this.state(),
    'vault.create': () => this.become('unlocked'),
    'vault.unlock': (request) => {
      this.checkPassphrase(request.passphrase);
      return this.become('unlocked');
    },
    'vault.recover': (request) => {
      if (request.code !== this.code) throw new KeystepError('recovery-code-wrong', 'no slot opens');
      this.passphrase = request.passphrase;
      return this.become('unlocked');
    },
    'vault.use-copy': () => {
      this.engine = 'copy';
      return this.become('locked');
    },
    'vault.change-passphrase': (request) => {
      this.checkPassphrase(request.current);
      this.passphrase = request.next;
      return this.state();
    },
    'vault.prove': (request) => {
      this.checkPassphrase(request.passphrase);
      this.proved = true;
      return this.state();
    },
    'vault.rotate-key': (request) => {
      this.checkPassphrase(request.passphrase);
      this.code = request.code;
      return this.state();
    },
    'recovery.make': () => ({ code: newCode }),
    'recovery.save': (request) => {
      this.needProof();
      this.code = request.code;
      return {};
    },
    'findings.list': () => this.findings,
    'findings.acknowledge': () => {
      this.findings = [];
      return {};
    },
    'quarantine.list': () => this.quarantined,
    'quarantine.restore': (request) => {
      this.quarantined = this.quarantined.filter(({ id }) => id !== request.id);
      return {};
    },
    'quarantine.discard': (request) => {
      this.quarantined = this.quarantined.filter(({ id }) => id !== request.id);
      return {};
    },
    'diary.read': () => this.diary,
    'vault.lock': () => this.become('locked'),
    'vault.delete': () => {
      this.keys = [];
      this.waiting = [];
      return this.become('none');
    },
    'backup.read': () => {
      this.needProof();
      return { keys: this.keys, waiting: [], damaged: this.damaged };
    },
    'backup.made': () => {
      this.backupMadeAt = this.clock();
      return {};
    },
    'backup.status': () => ({
      madeAt: this.backupMadeAt,
      changedAt: this.keys.length === 0 ? null : Math.max(...this.keys.map((key) => key.record.changedAt)),
      keys: this.keys.length,
    }),
    'backup.compare': (request) => judgeBackup(request.keys, this.keys),
    'backup.restore': (request) => {
      for (const restored of request.keys) {
        const key = {
          id: restored.id ?? id(this.keys.length + 500),
          revision: (restored.replaces ?? 0) + 1,
          record: restored.record,
        };
        this.keys = [...this.keys.filter((one) => one.id !== key.id), key];
      }
      return {};
    },
    'key.compare': (request) => judgePairs(request.pairs, this.keys, []),
    'key.list': ({ from = 0 }) => this.slice(from),
    'key.read': (request) => {
      const { record: whole, ...key } = this.find(request.id);
      const { secretKey: secret, ...rest } = whole;
      return { ...key, record: { ...rest, secretMasked: secret === '' ? null : mask(secret) } };
    },
    'key.reveal': (request) => {
      this.needProof();
      return { secretKey: this.find(request.id).record.secretKey };
    },
    'key.export': (request) => {
      if (request.secret) this.needProof();
      const { apiKey, secretKey: secret } = this.find(request.id).record;
      return { apiKey, secretKey: request.secret ? secret : null };
    },
    'key.save': (request) => {
      const { fields } = request;
      if (request.id === null) {
        this.add({
          ...fields,
          secretKey: fields.secretKey ?? '',
          capturedFrom: null,
          createdAt: this.clock(),
        });
        return { id: id(this.keys.length), revision: 1 };
      }
      const before = this.find(request.id);
      const secret = fields.secretKey ?? before.record.secretKey;
      const after = {
        ...before,
        revision: before.revision + 1,
        record: { ...before.record, ...fields, secretKey: secret },
      };
      this.keys = this.keys.map((key) => (key.id === after.id ? after : key));
      return { id: after.id, revision: after.revision };
    },
    'key.check': (request) => {
      const { check } = this;
      if (check.status === 'checked') {
        this.keys = this.keys.map((key) => {
          if (key.id !== request.id) return key;
          const care = { ...key.record.care, lastCheck: check.note };
          return { ...key, record: { ...key.record, care } };
        });
      }
      return check;
    },
    'key.delete': (request) => {
      this.removed.push(this.find(request.id));
      this.keys = this.keys.filter((key) => key.id !== request.id);
      return {};
    },
    'key.restore': (request) => {
      this.keys.push(...this.removed.filter((key) => key.id === request.id));
      return {};
    },
    'key.care': (request) => {
      const { revision, record: before } = this.find(request.id);
      const care = changeCare(before.care, request.change, this.clock());
      const after = { id: request.id, revision: revision + 1, record: { ...before, care } };
      this.keys = this.keys.map((key) => (key.id === after.id ? after : key));
      this.broadcast();
      return {};
    },
    'waiting.list': () => this.waiting,
    'waiting.save': (request) => {
      const kept = this.waiting.find((key) => key.dropId === request.dropId);
      if (!kept) throw new KeystepError('record-missing', 'no such entry');
      this.add({
        ...kept.fields,
        ...request.fields,
        care: { ...freshCare, replaces: kept.replaces },
      });
      this.waiting = this.waiting.filter((key) => key !== kept);
      this.broadcast();
      return { id: id(this.keys.length), revision: 1 };
    },
    'waiting.discard': (request) => {
      this.waiting = this.waiting.filter((key) => key.dropId !== request.dropId);
      this.pairs = this.pairs.filter((pair) => pair.dropId !== request.dropId);
      this.broadcast();
      return {};
    },
    'pair.list': () => this.pairs,
    'pair.save': ({ dropId, apiKey: typed }) => {
      const pair = this.pairs.find((one) => one.dropId === dropId);
      if (!pair) throw new KeystepError('record-missing', 'no such pair');
      this.pairs = this.pairs.filter((one) => one !== pair);
      this.add({ label: pair.label, apiKey: typed, keyType: pair.keyType });
      this.broadcast();
      return { id: id(this.keys.length), revision: 1 };
    },
    'draft.read': (request) => this.drafts.get(request.form) ?? null,
    'draft.write': (request) => {
      this.drafts.set(request.form, request.fields);
      return {};
    },
    'draft.clear': (request) => {
      this.drafts.delete(request.form);
      return {};
    },
    'clipboard.clear-later': () => ({ clearAt: this.clock() + this.settings.clipboardClearSeconds * 1000 }),
    'clipboard.clear-now': () => ({}),
    'settings.read': () => this.settings,
    'settings.write': (request) => {
      this.settings = { ...this.settings, ...request };
      this.broadcast('settings.changed');
      return this.settings;
    },
    'guide.start': ({ plan }) => {
      this.errand = { replacing: plan?.replaces ?? null, deleting: null };
      return {};
    },
    'guide.stop': () => ({}),
    'guide.delete': ({ id: deleted }) => {
      this.find(deleted);
      this.errand = { replacing: null, deleting: { id: deleted, gone: false } };
      return {};
    },
    'guide.errand': () => this.errand,
  };

  private become(status: VaultState['status']): VaultState {
    this.status = status;
    return this.state();
  }
}

/** The browser around the views, as a test wants it. */
export interface FakeBrowser {
  access: boolean;
  /** The person says no to whatever is asked from now on, Binance's API apart. */
  refuses: boolean;
  clipboardRead: boolean;
  /** Whether Binance's API may be asked; `null`: the person says no. */
  api: boolean | null;
  notifications: boolean;
  guide: GuideInTab;
  /** Address of the tab that the person looks at. */
  address: string;
  clipboard: string;
  closed: boolean;
  printed: number;
  /** Files that were handed to the browser's downloads. */
  readonly saved: { readonly name: string; readonly content: Uint8Array<ArrayBuffer> }[];
  readonly opened: string[];
}

/** Services over a background in memory. */
export function fakeServices(
  background: FakeBackground,
  surface: Services['surface'] = 'popup',
  clock: () => number = () => now,
): { services: Services; browser: FakeBrowser } {
  const browser: FakeBrowser = {
    access: true,
    refuses: false,
    clipboardRead: false,
    api: false,
    notifications: false,
    guide: 'not-binance',
    address: background.address,
    clipboard: '',
    closed: false,
    printed: 0,
    saved: [],
    opened: [],
  };
  const grantOf = (name: 'access' | 'clipboardRead' | 'notifications') => ({
    granted: () => Promise.resolve(browser[name]),
    request: () => Promise.resolve((browser[name] = !browser.refuses)),
  });
  const services: Services = {
    send: background.send,
    texts: englishTexts,
    language: 'en',
    surface,
    version: '0.1.0',
    now: clock,
    clipboard: {
      write: (text) => {
        browser.clipboard = text;
        return Promise.resolve();
      },
      read: grantOf('clipboardRead'),
    },
    access: grantOf('access'),
    api: {
      of: () => ({
        granted: () => Promise.resolve(browser.api === true),
        request: () => {
          if (browser.api !== null) browser.api = true;
          return Promise.resolve(browser.api === true);
        },
      }),
      revoke: () => {
        browser.api = false;
        return Promise.resolve();
      },
    },
    notify: grantOf('notifications'),
    guideInTab: () => Promise.resolve(browser.guide),
    siteInTab: () => Promise.resolve(judgeAddress(browser.address)),
    showGuide: (environment) => {
      if (browser.guide !== 'not-binance')
        return Promise.resolve(browser.guide === 'asleep' ? 'asleep' : 'here');
      browser.opened.push(environment);
      return Promise.resolve('opened');
    },
    showApiPage: (environment) => {
      browser.opened.push(`API page, ${environment}`);
      return Promise.resolve('opened');
    },
    openPage: (page) => {
      browser.opened.push(page);
      return Promise.resolve();
    },
    close: () => {
      browser.closed = true;
    },
    print: () => {
      browser.printed += 1;
    },
    age: { seal: sealAgeFile, open: openAgeFile },
    saveFile: (name, content) => browser.saved.push({ name, content }),
    onChange: (callback) => background.listen(callback),
  };
  return { services, browser };
}
