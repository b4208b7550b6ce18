import { useState } from 'preact/hooks';
import type { KeySummary } from '../../keys/key-record.ts';
import { useWindow } from '../use-window.ts';
import { KeyRow } from './key-row.tsx';

interface KeyGroupProps {
  readonly title: string;
  /** The first of them, where the others are on their way still. */
  readonly keys: readonly KeySummary[];
  readonly total: number;
  /** Those of the keys that another one takes over from. */
  readonly replaced?: ReadonlySet<string>;
  readonly onOpen: (id: string) => void;
}

/**
 * A part of the list under its heading. Of a long one only the rows near the viewport are drawn, and the one that
 * has the focus; each says its place in the whole, and the gaps are kept open by margins.
 */
export function KeyGroup({ title, keys, total, replaced, onOpen }: KeyGroupProps) {
  const { list, rows } = useWindow(total, keys.length);
  const [focused, setFocused] = useState<string | null>(null);
  if (total === 0) return null;
  const all = rows.from === 0 && rows.to === total;
  const drawn = Array.from({ length: rows.to - rows.from }, (_, index) => rows.from + index);
  const held = focused === null || all ? -1 : keys.findIndex(({ id }) => id === focused);
  if (held >= 0 && held < rows.from) drawn.unshift(held);
  if (held >= rows.to) drawn.push(held);
  const last = drawn.at(-1) ?? -1;
  return (
    <>
      <h2 class="group">
        <span>{title}</span> <span>{total}</span>
      </h2>
      <ul
        class="keys"
        aria-label={title}
        ref={list}
        style={{ paddingBlockEnd: `${(total - 1 - last) * rows.rowHeight}px` }}
      >
        {drawn.map((place, index) => {
          const key = keys[place];
          if (!key) return null;
          const before = index === 0 ? -1 : (drawn[index - 1] ?? -1);
          return (
            <KeyRow
              key={key.id}
              item={key}
              replaced={replaced?.has(key.id) === true}
              onOpen={() => onOpen(key.id)}
              onFocus={() => setFocused(key.id)}
              {...(all ? {} : { place: place + 1, total, gap: (place - 1 - before) * rows.rowHeight })}
            />
          );
        })}
      </ul>
    </>
  );
}
