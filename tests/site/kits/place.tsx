/** @jsxImportSource react */
import type { JSX, ReactNode } from 'react';
import { mark, truth } from '../app/truth.ts';

/** A box in px of the viewport. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a control stands: all that belongs to it, and the part that a person uses. */
export interface Place {
  readonly whole: Box;
  readonly part: Box;
}

/** Holds one control with its label, and remembers it for tests. Nothing of that is written into the page. */
export function At(props: {
  readonly id: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <div ref={mark(props.id)} className={props.wide === true ? 'at wide' : 'at'}>
      {props.children}
    </div>
  );
}

const field = 'input:not([type=checkbox],[type=radio]),textarea';

/** What a person presses: the field where there is one, else all of it. */
export function parts(): Record<string, Element> {
  return Object.fromEntries(
    Object.entries(truth()).map(([id, holder]) => [id, holder.querySelector(field) ?? holder]),
  );
}

/** Where the controls are that can be seen now. */
export function places(): Record<string, Place> {
  const used = parts();
  return Object.fromEntries(
    Object.entries(truth()).map(([id, holder]) => [
      id,
      { whole: boxOf(holder), part: boxOf(used[id] ?? holder) },
    ]),
  );
}

function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}
