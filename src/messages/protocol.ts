import type { CheckResult } from '../binance/check-key.ts';
import type { ErrorCode } from '../errors.ts';
import type { CareChange } from '../keys/key-care.ts';
import type { Environment, KeyFields, KeyType, StoredKey } from '../keys/key-record.ts';
import type { Listing, ShownPage } from '../keys/shown-key.ts';
import type { DiaryEntry } from '../vault/diary-entry.ts';
import type { BackupProtocol } from './backup-messages.ts';
import type { Call, Nothing } from './call.ts';
import type { GuideProtocol } from './guide-messages.ts';
import type { KeyListing, TopOfList } from './listed-keys.ts';
import type { Finding, Quarantined } from '../vault/finding.ts';
import type { VaultStatus } from '../vault/vault-status.ts';

/** What the vault can do at the moment. */
export interface VaultState extends VaultStatus {
  /** Keys that were kept before there was a vault: in memory only. */
  readonly held: number;
}

/** What a trusted click on the page hands in. An empty secret: a self-generated key. */
export interface CaptureOffer {
  /** Random, 32 hex digits; the same for a repeated request, which then happens once. */
  readonly opId: string;
  readonly apiKey: string;
  readonly secretKey: string;
  readonly environment: Environment;
}

/** `kept`: sealed and committed. `held`: in memory only, until there is a vault. */
export interface CaptureReceipt {
  readonly status: 'kept' | 'held';
}

/** A kept key under review. The secret stays in the vault; the review shows its first and last characters. */
export interface WaitingKey {
  readonly dropId: string;
  readonly keptAt: number;
  /** The host it came from; null when it was typed in while the vault was locked. */
  readonly capturedFrom: string | null;
  /** Id of the key that it takes over from. */
  readonly replaces: string | null;
  /** False for an entry that does not open: forged or damaged. It stays until it is discarded. */
  readonly readable: boolean;
  /** What is known already, the secret apart. */
  readonly fields: Omit<KeyFields, 'secretKey'>;
  readonly secretMasked: { readonly first: string; readonly last: string } | null;
}

/** A pair that Keystep made and whose API key is missing. The private half stays in the vault. */
export interface WaitingPair {
  readonly dropId: string;
  readonly madeAt: number;
  readonly label: string;
  readonly keyType: KeyType;
  readonly environment: Environment;
  readonly publicKey: string;
}

export interface Settings {
  /** Minutes without an action after which the vault locks: 1 to 1440. */
  readonly autoLockMinutes: number;
  /** The vault also locks after five minutes without mouse or keyboard anywhere on the machine. */
  readonly lockWhenAway: boolean;
  readonly theme: 'system' | 'light' | 'dark';
  /** The guide shows itself on the API management page. */
  readonly guideAutoStart: boolean;
  /** Seconds until a copied value is cleared from the clipboard: 10 to 120. */
  readonly clipboardClearSeconds: number;
  /** No question to Binance, whoever asks. */
  readonly offline: boolean;
}

/** What is typed into a form, kept sealed or in memory until it is saved or discarded. */
export type DraftFields = Readonly<Record<string, string>>;

/** All that the popup shows first, in one answer. */
export interface PopupStart {
  readonly state: VaultState;
  readonly settings: Settings;
  /** Null unless the vault is open. */
  readonly open: {
    /** Forms that something was typed into. */
    readonly drafts: Readonly<Partial<Record<DraftForm, DraftFields>>>;
    /** Null where it could not be read. */
    readonly top: TopOfList | null;
  } | null;
}

/** Every message between contexts. The background answers all of them. */
export interface Protocol extends BackupProtocol, GuideProtocol {
  'capture.offer': Call<CaptureOffer, CaptureReceipt>;
  /** `plan`: on the form for a plan. */
  'vault.open': Call<{ readonly plan?: boolean }, { readonly opened: 'popup' | 'tab' }>;

  /** What the page shows, by a trusted press: kept in memory, and laid beside the vault on Keystep's own page. */
  'listing.offer': Call<ShownPage, Nothing>;
  /** Null where nothing was handed in, or it is forgotten. */
  'listing.read': Call<Nothing, Listing | null>;
  'listing.forget': Call<Nothing, Nothing>;

  'popup.start': Call<Nothing, PopupStart>;
  'vault.state': Call<Nothing, VaultState>;
  'vault.create': Call<{ readonly passphrase: string }, VaultState>;
  'vault.unlock': Call<{ readonly passphrase: string }, VaultState>;
  'vault.lock': Call<Nothing, VaultState>;
  'vault.delete': Call<Nothing, VaultState>;
  /** A forgotten passphrase: the recovery code opens the vault and sets a new one. */
  'vault.recover': Call<{ readonly code: string; readonly passphrase: string }, VaultState>;
  /** The sealed copy takes the place of a database that is damaged or does not open. */
  'vault.use-copy': Call<Nothing, VaultState>;
  'vault.change-passphrase': Call<{ readonly current: string; readonly next: string }, VaultState>;
  /** The passphrase again, before a secret is shown. */
  'vault.prove': Call<{ readonly passphrase: string }, VaultState>;
  /** Seals everything with a new key. `code`: the recovery code from now on; null: none. */
  'vault.rotate-key': Call<{ readonly passphrase: string; readonly code: string | null }, VaultState>;

  /** A fresh recovery code. Nothing is stored. */
  'recovery.make': Call<Nothing, { readonly code: string }>;
  /** Makes this code the vault's recovery code, in place of the former one. Needs proof. */
  'recovery.save': Call<{ readonly code: string }, Nothing>;

  'findings.list': Call<Nothing, readonly Finding[]>;
  'findings.acknowledge': Call<Nothing, Nothing>;
  'quarantine.list': Call<Nothing, readonly Quarantined[]>;
  'quarantine.restore': Call<{ readonly opId: string; readonly id: string }, Nothing>;
  'quarantine.discard': Call<{ readonly id: string }, Nothing>;
  'diary.read': Call<Nothing, readonly DiaryEntry[]>;

  /** `from`: the first key of the slice, counted from 0. `listKeys` asks for all of them. */
  'key.list': Call<{ readonly from?: number }, KeyListing>;
  'key.read': Call<
    { readonly id: string },
    Omit<StoredKey, 'record'> & { readonly record: KeyWithoutSecret }
  >;
  /** Needs proof; noted in the diary as shown or copied. */
  'key.reveal': Call<{ readonly id: string; readonly to: 'show' | 'copy' }, { readonly secretKey: string }>;
  /** Needs proof where it asks for the secret. The diary and the key remember the format it went out in. */
  'key.export': Call<
    { readonly id: string; readonly format: string; readonly secret: boolean },
    { readonly apiKey: string; readonly secretKey: string | null }
  >;
  'key.save': Call<KeySave, { readonly id: string; readonly revision: number }>;
  /** Asks Binance what the key may do, and notes the answer in its record. */
  'key.check': Call<{ readonly opId: string; readonly id: string }, CheckResult>;
  'key.delete': Call<{ readonly opId: string; readonly id: string; readonly revision: number }, Nothing>;
  /** Undoes the deletion of this key while the vault has not been locked since. */
  'key.restore': Call<{ readonly opId: string; readonly id: string }, Nothing>;

  /** Puts a key off, or out of use and back: nothing that a form of it would conflict with. */
  'key.care': Call<KeyCareRequest, Nothing>;

  'waiting.list': Call<Nothing, readonly WaitingKey[]>;
  'waiting.save': Call<WaitingSave, { readonly id: string; readonly revision: number }>;
  'waiting.discard': Call<{ readonly dropId: string }, Nothing>;

  'pair.list': Call<Nothing, readonly WaitingPair[]>;
  /** Makes a key of a pair and an API key that was typed. */
  'pair.save': Call<
    { readonly opId: string; readonly dropId: string; readonly apiKey: string },
    { readonly id: string; readonly revision: number }
  >;

  'draft.read': Call<{ readonly form: DraftForm }, DraftFields | null>;
  'draft.write': Call<{ readonly form: DraftForm; readonly fields: DraftFields }, Nothing>;
  'draft.clear': Call<{ readonly form: DraftForm }, Nothing>;

  'clipboard.clear-later': Call<{ readonly text: string }, { readonly clearAt: number }>;
  'clipboard.clear-now': Call<Nothing, Nothing>;

  'settings.read': Call<Nothing, Settings>;
  'settings.write': Call<Partial<Settings>, Settings>;
}

/** Forms whose typing survives the popup closing. `paper`: which key the popup wants printed. */
export type DraftForm = 'add-key' | 'edit-key' | 'review-key' | 'plan' | 'paper';

/** A stored key as a view reads it: the secret masked, and asked for apart by `key.reveal`. */
export type KeyWithoutSecret = Omit<StoredKey['record'], 'secretKey'> & {
  readonly secretMasked: { readonly first: string; readonly last: string } | null;
};

/**
 * A new key (`id` null), or a change of revision `revision`. A null secret leaves the stored one alone.
 * While the vault is locked a new key goes into the drop box; the answer then has revision 0: it waits for review.
 */
export interface KeySave {
  readonly opId: string;
  readonly id: string | null;
  readonly revision: number;
  readonly fields: Omit<KeyFields, 'secretKey'> & { readonly secretKey: string | null };
}

interface KeyCareRequest {
  readonly opId: string;
  readonly id: string;
  readonly change: Pick<CareChange, 'snoozedUntil' | 'retired'>;
}

export interface WaitingSave {
  readonly opId: string;
  readonly dropId: string;
  readonly fields: Omit<KeyFields, 'apiKey' | 'secretKey' | 'publicKey' | 'environment' | 'keyType'> &
    Partial<Pick<KeyFields, 'keyType' | 'environment'>>;
}

export type MessageName = keyof Protocol;
export type RequestOf<Name extends MessageName> = Protocol[Name]['request'];
export type ValueOf<Name extends MessageName> = Protocol[Name]['value'];

/** A message on its way to the background. */
export interface Envelope<Name extends MessageName = MessageName> {
  readonly name: Name;
  readonly request: RequestOf<Name>;
}

/** What comes back: a value, or the code of an error whose text is in `_locales`. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail?: string };

/** Sends a message and throws a `KeystepError` with the code that came back. */
export type Send = <Name extends MessageName>(name: Name, request: RequestOf<Name>) => Promise<ValueOf<Name>>;

/** Messages that the background sends to pages: "read again", and what a shortcut asks for. */
export type Broadcast =
  | { readonly broadcast: 'guide.changed' }
  | { readonly broadcast: 'guide.focus' }
  | { readonly broadcast: 'guide.ping' }
  | { readonly broadcast: 'vault.changed' }
  | { readonly broadcast: 'settings.changed' };
