import type { AnchorId } from './anchors.ts';
import type { RouteId } from './routes.ts';

/** One known thing, found on the page with enough certainty to point at it. Plain data, no node. */
export interface Sighting {
  /** Share of the possible evidence, 0 to 1. */
  readonly score: number;
  /** Distance to the second-best candidate, 0 to 1. */
  readonly lead: number;
  /** The wording that matched, as the page's language has it: what the panel may quote. Null if none matched. */
  readonly words: string | null;
  /** Language of these words; null without them. */
  readonly lang: string | null;
  /** State of the control; null where it has none. `filled` tells empty from not empty and nothing else. */
  readonly checked: boolean | null;
  readonly filled: boolean | null;
  readonly disabled: boolean;
  readonly expanded: boolean | null;
  /** Which entry of a list or group is chosen, from 0; null where there is none. */
  readonly choice: number | null;
}

/** What the page shows of the key and its secret. Judged by labels and shape of the text; never stored. */
export type SecretState =
  /** No key with a secret beside it. */
  | 'none'
  /** A label is there, its value is not: a skeleton, or half a value. */
  | 'loading'
  /** An API key and a whole secret can be read. */
  | 'shown'
  /** An API key can be read and there is no secret: a self-generated key, just made. */
  | 'key-only'
  /** The secret stands there as stars or dots. */
  | 'masked'
  /** Something else stands where the secret should. */
  | 'unreadable';

/** All that the guide knows of the page at one moment. Plain data: nothing in it refers to a node. */
export interface Observation {
  readonly host: string;
  readonly route: RouteId;
  /** BCP 47 language of the page's words, such as `zh-CN`: from the path, else from `<html lang>`, else `en`. */
  readonly locale: string;
  readonly signedIn: 'yes' | 'no' | 'unknown';
  /** The kind of dialog on top of the page. A native one makes everything outside it inert. */
  readonly dialog: 'none' | 'native' | 'scripted';
  /** The main part still shows skeletons or nothing. */
  readonly loading: boolean;
  /** Binance's own verification is on screen. Keystep does not look into it. */
  readonly verifying: boolean;
  readonly secret: SecretState;
  /**
   * Tells two shown keys apart within one page load, so that a second key is not taken for the kept one. Salted
   * at random and of 32 bits: nothing of the key can be read from it. Null while no key can be read.
   */
  readonly keyMark: number | null;
  /** How the key card in question was chosen: it shows its secret, is being edited, bears the plan's label, is the one to be found, or is the only one. */
  readonly card: 'fresh' | 'editing' | 'label' | 'target' | 'only' | null;
  /** Whether the page shows the key that is to be found, and one alone; null where none is, or a dialog is in front. */
  readonly target: 'found' | 'none' | 'several' | null;
  /** What the dialog on top asks to delete; null where it doesn't. */
  readonly deletes: 'one' | 'all' | null;
  /** Only what was accepted: what is not here was not found, or not surely enough. */
  readonly seen: Readonly<Partial<Record<AnchorId, Sighting>>>;
  /** How many key cards the page lists; null where it lists none and says nothing. */
  readonly keyCount: number | null;
}
