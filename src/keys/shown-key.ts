import type { Environment, KeyType } from './key-record.ts';
import { permissions } from './permissions.ts';

/** Most keys that one page hands in: an account may have 30 (note 1 on Binance's page, read 2026-11-22). */
export const mostShownKeys = 60;
/** Longest label and longest caption of a box that is taken over, in UTF-16 code units. */
export const longestShownText = 120;
/** Most ticked boxes of one card that Keystep doesn't know. */
export const mostUnknownBoxes = 12;

/** Boxes that the page has and whose field in Binance's API nobody knows (read 2026-11-22). */
const pageOnly = ['alphaWithdrawals', 'predictionTrading'] as const;
/** Everything that a box on the page can stand for. */
export const shownPermissions = [...permissions, ...pageOnly] as const;
export type ShownPermission = (typeof shownPermissions)[number];

/** One key as its card on Binance's page shows it. Never a secret, and nothing of it is trusted. */
export interface ShownKey {
  /** As it stands there; empty where no text could be told for it. */
  readonly label: string;
  /** 64 letters and digits. */
  readonly apiKey: string;
  /** Null where the card doesn't say. */
  readonly keyType: KeyType | null;
  /** Permissions that are ticked; null where the card shows no boxes. */
  readonly permissions: readonly ShownPermission[] | null;
  /** Ticked boxes that stand for no permission that Keystep knows, by their captions. */
  readonly unknownBoxes: readonly string[];
  /** Whether only chosen addresses may use the key; null where the card doesn't say. */
  readonly restricted: boolean | null;
  /** The one day that the card names, `2026-05-01`; null for none or several. */
  readonly day: string | null;
}

/** What one page showed. */
export interface ShownPage {
  readonly keys: readonly ShownKey[];
  /** Cards that are there and could not be read. */
  readonly unread: number;
}

/** What was handed in by a click, for as long as Keystep remembers it. Times are milliseconds since 1970. */
export interface Listing extends ShownPage {
  readonly host: string;
  readonly environment: Environment;
  readonly at: number;
  /** When it is forgotten at the latest. */
  readonly until: number;
}
