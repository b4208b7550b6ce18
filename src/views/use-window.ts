import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Up to this many rows are simply all there. */
export const smallList = 100;
/** Rows that are drawn beyond what is in sight, on either side. */
const spare = 10;
/** Height of a row until one was measured, in CSS pixels. */
const usualHeight = 56;

/** Rows `from` up to, not including, `to`; `rowHeight` in CSS pixels. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly rowHeight: number;
}

/** Which of `count` rows are near the viewport, if the list begins at `top` (both in CSS pixels). */
export function rowsNear(count: number, top: number, viewHeight: number, rowHeight: number): RowWindow {
  if (count <= smallList) return { from: 0, to: count, rowHeight };
  const first = Math.floor(-top / rowHeight) - spare;
  const last = Math.ceil((viewHeight - top) / rowHeight) + spare;
  const from = Math.min(Math.max(0, first), count);
  return { from, to: Math.max(from, Math.min(count, last)), rowHeight };
}

/**
 * The rows of a long list that have to be drawn now. Follows every scroll and every change of size, whoever
 * scrolls: the list itself, its column, or the page. `present`: how many, from the first, there are to draw yet.
 */
export function useWindow(
  count: number,
  present: number,
): {
  readonly list: { current: HTMLUListElement | null };
  readonly rows: RowWindow;
} {
  const list = useRef<HTMLUListElement>(null);
  const [rows, setRows] = useState<RowWindow>(() => rowsNear(count, 0, window.innerHeight, usualHeight));

  // A drawing that measuring itself asked for is not measured again: two measures could ask in turn for ever.
  const asked = useRef(false);

  const measure = () => {
    const element = list.current;
    if (!element) return;
    const row = element.querySelector(':scope > li')?.getBoundingClientRect().height ?? 0;
    const top = element.getBoundingClientRect().top;
    const next = rowsNear(count, top, window.innerHeight, row > 0 ? row : usualHeight);
    const sameEnd = Math.min(rows.to, present) === Math.min(next.to, present);
    if (rows.from === next.from && sameEnd && rows.rowHeight === next.rowHeight) return;
    asked.current = true;
    setRows(next);
  };
  const latest = useRef(measure);
  latest.current = measure;

  // After every drawing: what stands above the list may have grown.
  useLayoutEffect(() => {
    if (!asked.current) measure();
    asked.current = false;
  });
  useEffect(() => {
    const follow = () => latest.current();
    // Scrolling does not bubble, but it can be caught on its way down.
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
    };
  }, []);

  return { list, rows: { ...rows, to: Math.min(rows.to, count), from: Math.min(rows.from, count) } };
}
