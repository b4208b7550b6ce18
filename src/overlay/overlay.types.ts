import type { Action, Hint } from '../guide/hint.ts';
import type { Texts } from '../texts.ts';

/** What the overlay needs to know of its surroundings. */
export interface OverlaySettings {
  readonly texts: Texts;
  /** Language and direction of our own texts. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The person's choice; `system` follows the page's theme, then the system's. */
  readonly theme: 'system' | 'light' | 'dark';
  /** Where the person is, in the panel's foot. The page's host, where nothing is said. */
  readonly place?: string;
  /** Puts our styles into the root; a `<style>` does it, where nothing is said. */
  readonly dress?: (root: ShadowRoot, css: string) => void;
  /** The shadow root of an element of the page, closed ones too; open ones alone, where nothing is said. */
  readonly shadowOf?: (element: Element) => ShadowRoot | null;
  /** Where a wrong hint can be reported; nothing offers it, where nothing is said. */
  readonly report?: ReportMaker;
  /** Called for a trusted press of one of our buttons, and only then. */
  readonly onAction: (action: Action) => void;
}

/** Makes the report of a wrong hint. */
export interface ReportMaker {
  /** The report of what is shown now. */
  make(): string;
  /** Copies what the person has read. Rejects where the page forbids it. */
  copy(text: string): Promise<void>;
}

/** Guidance drawn over a page. Writes to no node that it did not make. */
export interface Overlay {
  /**
   * Draws the hint; `target` is the control to surround, null to dock. True where it is not what was drawn before;
   * else nothing is done, and no layout is read.
   */
  show(hint: Hint, target: Element | null): boolean;
  /** Elements of the page came or went: the ring is around its control in the very frame that shows that. */
  glance(): void;
  /** A line under the body for what just happened ("Copied."), or null to remove it. */
  notice(text: string | null, tone?: 'calm' | 'ok' | 'danger'): void;
  /** Replaces the panel by the chip, or the other way round. */
  minimise(minimised: boolean): void;
  /** Moves the keyboard focus into the panel, or back to where it was. */
  toggleFocus(): void;
  configure(settings: Partial<Pick<OverlaySettings, 'theme'>>): void;
  /** Takes everything away: host, observers, listeners. */
  destroy(): void;
}
