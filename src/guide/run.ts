import type { CheckAnswer } from '../keys/check-answer.ts';
import type { Environment, KeyType } from '../keys/key-record.ts';
import type { KeyTarget } from '../keys/key-target.ts';
import type { PermissionId } from '../keys/permissions.ts';
import type { PageWords } from '../site/wording/phrases.ts';
import type { FlowStep } from './step-id.ts';

/** The part of a plan that a page may hear of (P5): nothing secret, no list of keys. */
export interface PagePlan {
  readonly label: string;
  readonly keyType: KeyType;
  readonly environment: Environment;
  readonly validityDays: number;
  readonly permissions: readonly PermissionId[];
  readonly addresses: readonly string[];
  readonly publicKey: string;
}

/** How far the person is, beyond what the page shows. The page decides the step; this only breaks ties. */
export interface Run {
  /** Started in the popup, or by itself on the API management page. */
  readonly running: boolean;
  /** Put away by the person; stays away until asked for. */
  readonly dismissed: boolean;
  readonly minimised: boolean;
  /** Null when the person began without a plan. */
  readonly plan: PagePlan | null;
  /** The key that is to be deleted on the page; null while one is being made. */
  readonly target: KeyTarget | null;
  /** Steps that were shown in this run. */
  readonly reached: readonly FlowStep[];
  /** Steps that the person passed with Next although the page does not show them as done. */
  readonly passed: readonly FlowStep[];
  /** `held`: in memory only, since there is no vault yet. `kept`: sealed and committed. */
  readonly capture: 'none' | 'held' | 'kept';
  /** What Binance said of the kept key before its limits were set, and after; null while nobody asked. */
  readonly firstCheck: CheckAnswer | null;
  readonly lastCheck: CheckAnswer | null;
}

/** What a content script may read back: the run, and how the person wants the guide to behave. */
export interface GuideView extends Run {
  readonly autoStart: boolean;
  readonly theme: 'system' | 'light' | 'dark';
  /** Whether Binance can be asked about the kept key: not in a rehearsal. */
  readonly canCheck: boolean;
}

/** What the guide judges a page by: the view, and what Binance's pages say in the page's language. */
export interface PageView extends GuideView {
  readonly words: PageWords;
}

/** A run before anything happened. */
export const freshRun: Run = {
  running: false,
  dismissed: false,
  minimised: false,
  plan: null,
  target: null,
  reached: [],
  passed: [],
  capture: 'none',
  firstCheck: null,
  lastCheck: null,
};
