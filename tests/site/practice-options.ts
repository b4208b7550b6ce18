/**
 * What a rehearsal looks like. Server and page share this file: no Node and no DOM in it.
 * Facts about Binance's page: second-hand, collected 2026-11-22; nobody checked them on the live page.
 */

/** A key of the practice account. */
export interface PracticeKey {
  readonly id: string;
  readonly label: string;
  readonly type: 'hmac' | 'ed25519' | 'rsa';
  /** 64 letters and digits. */
  readonly apiKey: string;
  /** 64 letters and digits; null for a self-generated key. The page gets it once, at creation. */
  readonly secretKey: string | null;
  readonly publicKey: string | null;
  /** Fields of Binance's `apiRestrictions`, and the page's own names for boxes whose field is unknown. */
  readonly permissions: readonly string[];
  readonly restricted: boolean;
  readonly ips: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Only in the classic flow. */
  readonly validityDays: number | null;
  readonly level: 'read-only' | 'read-write' | null;
}

/** A key as the page may list it. */
export type ListedKey = Omit<PracticeKey, 'secretKey'>;

/** State of the practice account and shape of its pages. A change shows at the next load. */
export interface PracticeOptions {
  readonly flow: 'current' | 'classic';
  /** Labels of 2026, or the ones before. */
  readonly era: 'current' | 'earlier';
  readonly signedIn: boolean;
  readonly kyc: 'done' | 'missing';
  readonly twoFactor: boolean;
  readonly deposit: boolean;
  /** Whether a Futures account exists: without one its box is not shown. */
  readonly futures: boolean;
  /** Newest first. 30 of them are the limit. */
  readonly keys: readonly PracticeKey[];
  /** `scripted` closes on an outside press and pulls the focus back; `native` is `<dialog>.showModal()`. */
  readonly dialogKind: 'scripted' | 'native';
  /** How long a page shows skeletons, at least and at most. */
  readonly skeletonMs: readonly [number, number];
  /** The main part gets new nodes this often, unless somebody types in it; 0 = never. */
  readonly remountEveryMs: number;
  /** A price that is written 100 times a second. */
  readonly ticker: boolean;
  /** Where a new key's values stand. */
  readonly secretPlace: 'card' | 'dialog';
  readonly secretRender: 'text' | 'input';
  readonly secretMode: 'normal' | 'half-loaded' | 'masked-at-once' | 'unreadable';
  /** In mode `half-loaded`: when the other half comes; 0 = never. */
  readonly halfLoadedMs: number;
  /** When the page masks the secret by itself; 0 = not before it is left. */
  readonly secretMaskAfterMs: number;
  /** Random shape of a load: class suffixes, wrappers; null = another one each time. */
  readonly seed: number | null;
  readonly verification: 'ok' | 'fail-once';
  /** Whether the classic flow verifies too; its guide says nothing of it. */
  readonly classicVerification: boolean;
  /** The classic flow's choice of validity; its guide does not say which. */
  readonly validityKind: 'select' | 'radio';
  /** `page`: "Account" opens a page with a sidebar. `submenu`: it unfolds in the menu. */
  readonly accountMenu: 'page' | 'submenu';
  /** Whether the profile icon carries an accessible name. */
  readonly profileName: boolean;
  readonly cookieBanner: boolean;
  readonly theme: 'light' | 'dark';
  /** `none`, or a strict policy with Trusted Types; what Binance sends is not known. */
  readonly csp: 'none' | 'strict';
}

/** A new account that has done everything Binance asks for, signed out. */
export const defaultOptions: PracticeOptions = {
  flow: 'current',
  era: 'current',
  signedIn: false,
  kyc: 'done',
  twoFactor: true,
  deposit: true,
  futures: true,
  keys: [],
  dialogKind: 'scripted',
  skeletonMs: [60, 240],
  remountEveryMs: 0,
  ticker: true,
  secretPlace: 'card',
  secretRender: 'text',
  secretMode: 'normal',
  halfLoadedMs: 0,
  secretMaskAfterMs: 0,
  seed: null,
  verification: 'ok',
  classicVerification: false,
  validityKind: 'select',
  accountMenu: 'page',
  profileName: true,
  cookieBanner: true,
  theme: 'light',
  csp: 'none',
};

/** At most this many keys: note 1 on Binance's page. */
export const keyLimit = 30;

/** Code that the verification accepts. */
export const verificationCode = '123456';

/** What the page gets at load: no secret in it. */
export interface PageSetup {
  readonly options: Omit<PracticeOptions, 'keys' | 'seed'>;
  readonly keys: readonly ListedKey[];
  readonly seed: number;
}
