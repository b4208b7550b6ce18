import type { AnchorId } from '../../../src/site/anchors.ts';

/** One step of the tour that every contender shows: a control of the page and two sentences. */
export interface Step {
  readonly selector: string;
  readonly title: string;
  readonly text: string;
  /** The same control as Keystep knows it, where it finds it by its words. */
  readonly known?: AnchorId;
}

/** A guide over the page, driven in the way its own documentation describes. */
export interface Contender {
  /** Begins at the first step. */
  start(steps: readonly Step[]): void;
  /** Goes to another step. */
  show(index: number): void;
  /** Ends, and takes away whatever it takes away. */
  stop(): void;
  /** The box that it draws around the target; null while there is none. */
  ring(): Box | null;
  /** Where it says what to do; null while it says nothing. */
  panel(): Element | null;
  /** A control of its own that a person would press; null while there is none. */
  control(): Element | null;
  /** How often that control was heard. */
  presses(): number;
}

/** A box in CSS px of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

declare global {
  interface Window {
    contender: Contender;
  }
}
