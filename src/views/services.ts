import type { AgeLock, Bytes } from '../backup/age-file.ts';
import type { Environment } from '../keys/key-record.ts';
import type { Broadcast, Send } from '../messages/protocol.ts';
import type { SiteVerdict } from '../site/look-alike.ts';
import type { Texts } from '../texts.ts';

/** A permission that the browser may withhold or take back. */
export interface Grant {
  readonly granted: () => Promise<boolean>;
  /** Asks the person. Call it straight from a click: Firefox refuses it after an `await`. */
  readonly request: () => Promise<boolean>;
}

/** Binance's API hosts, which the browser lets Keystep ask only after the person allowed it. */
export interface ApiAccess {
  readonly of: (environment: Environment) => Grant;
  /** Gives all of them back. */
  readonly revoke: () => Promise<void>;
}

/** Whether the guide can hear us in the tab that the person looks at. */
export type GuideInTab =
  | 'awake'
  /** A Binance tab that was open before Keystep was installed or updated. */
  | 'asleep'
  | 'not-binance';

/**
 * `recovery`: the settings, where a recovery code is made. `backup`: where a backup is. `paper`: where a key is printed.
 * `recover`: the popup in a tab, where a recovery code is typed in.
 */
export type OwnPage =
  'popup' | 'options' | 'welcome' | 'recovery' | 'backup' | 'paper' | 'recover' | 'rehearsal';

/** Everything that the views need of their surroundings. The shells make one from `browser.*`. */
export interface Services {
  readonly send: Send;
  readonly texts: Texts;
  /** BCP 47 language of the interface. */
  readonly language: string;
  /** The toolbar's popup, or a page in a tab of its own. */
  readonly surface: 'popup' | 'tab';
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly clipboard: {
    /** @throws KeystepError `clipboard-failed` */
    readonly write: (text: string) => Promise<void>;
    /** Reading lets Keystep empty the clipboard only if it still holds what was copied. */
    readonly read: Grant;
  };
  /** Access to Binance's pages. */
  readonly access: Grant;
  /** Access to Binance's API, for checks. */
  readonly api: ApiAccess;
  /** Telling, outside of the browser's window, that a key is due. */
  readonly notify: Grant;
  readonly guideInTab: () => Promise<GuideInTab>;
  /** What the address in the tab is that the person looks at; `unrelated` where the browser doesn't tell. */
  readonly siteInTab: () => Promise<SiteVerdict>;
  /**
   * Where the guide goes on: in the current tab if it is Binance's (nothing is navigated there, a secret may be
   * on screen), else in a new tab at API management.
   */
  readonly showGuide: (environment: Environment) => Promise<'here' | 'asleep' | 'opened'>;
  /**
   * API management itself, where a key is deleted: the tab that the person looks at if it shows that page, else a new
   * one.
   */
  readonly showApiPage: (environment: Environment) => Promise<'here' | 'asleep' | 'opened'>;
  readonly openPage: (page: OwnPage) => Promise<void>;
  readonly close: () => void;
  /** Opens the browser's own print dialog for this page. */
  readonly print: () => void;
  /** Age files, made and opened off this thread. They throw what `sealAgeFile` and `openAgeFile` do. */
  readonly age: {
    readonly seal: (content: Bytes, lock: AgeLock) => Promise<Bytes>;
    readonly open: (file: Bytes, secret: string) => Promise<Bytes>;
  };
  /** Hands a file to the browser's downloads. */
  readonly saveFile: (name: string, content: Bytes) => void;
  /** Calls back for each broadcast of the background; returns the way to stop. */
  readonly onChange: (callback: (message: Broadcast) => void) => () => void;
}
