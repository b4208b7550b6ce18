import type { LineVerdict } from '../../../../paper/line-check.ts';
import { groupLength } from '../../../../paper/sheet-lines.ts';
import type { Texts } from '../../../../texts.ts';

/** What is wrong with a typed line of a sheet, by group and character; null for a right one. */
export function lineProblem(texts: Texts, verdict: LineVerdict, length: number): string | null {
  switch (verdict.status) {
    case 'right':
      return null;
    case 'doubtful':
      return verdict.doubts
        .map(({ place, typed, fits }) =>
          texts('paper_line_doubtful', [...groupAndPlace(place, length), typed, fits]),
        )
        .join(' ');
    case 'other-line':
      return texts('paper_line_other', [String(verdict.number)]);
    case 'foreign':
      return texts('paper_line_foreign', [...groupAndPlace(verdict.place, length), verdict.character]);
    case 'short':
      return texts('paper_line_short', [String(verdict.missing)]);
    case 'long':
      return texts('paper_line_long', [String(verdict.extra)]);
    case 'wrong':
      return texts('paper_line_wrong');
  }
}

/** The group, counted as on paper, and the character in it, both from 1. The check is the last group. */
function groupAndPlace(place: number, length: number): readonly [string, string] {
  const groups = Math.ceil(length / groupLength);
  const isCheck = place >= length;
  const group = isCheck ? groups : Math.floor(place / groupLength);
  const at = isCheck ? place - length : place % groupLength;
  return [String(group + 1), String(at + 1)];
}
