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

/** Where a control stands: all that belongs to it, and the field that is typed into, where it is one. */
export interface Place {
  readonly whole: Box;
  readonly field: Box | null;
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

/** What a person presses: the field or the words of a box where there are such, else all of it. */
export function parts(): Record<string, Element> {
  return Object.fromEntries(
    Object.entries(truth()).map(([id, holder]) => [
      id,
      holder.querySelector(field) ?? holder.querySelector('label') ?? holder,
    ]),
  );
}

/** Where the controls are that can be seen now. */
export function places(): Record<string, Place> {
  return Object.fromEntries(
    Object.entries(truth()).map(([id, holder]) => {
      const typed = holder.querySelector(field);
      // A kit may let its control hang over by a negative margin.
      const whole = around([holder, ...holder.children].map(boxOf));
      return [id, { whole, field: typed === null ? null : boxOf(typed) }];
    }),
  );
}

function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
