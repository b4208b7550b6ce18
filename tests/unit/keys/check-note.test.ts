import { describe, expect, it } from 'vitest';
import { maxFlags, parseCheckNote, type CheckNote } from '../../../src/keys/check-note.ts';

const note: CheckNote = {
  at: Date.UTC(2026, 10, 28, 7),
  outcome: 'answered',
  on: ['enableReading', 'enableSomethingNew'],
  ipRestricted: true,
  expiresAt: null,
  refusal: null,
};

describe('a check note', () => {
  it('is read as it was written, and nothing beside it', () => {
    expect(parseCheckNote(JSON.parse(JSON.stringify({ ...note, more: 1 })))).toEqual(note);
    const refused = { ...note, outcome: 'refused', on: [], ipRestricted: null, refusal: -2015 };
    expect(parseCheckNote(refused)).toEqual(refused);
  });

  it('is none where a member is missing or of another kind', () => {
    const wrong: readonly Record<string, unknown>[] = [
      { at: -1 },
      { at: 1.5 },
      { outcome: 'matches' },
      { on: 'enableReading' },
      { on: ['constructor'] },
      { on: [`enable${'x'.repeat(57)}`] },
      { on: Array.from({ length: maxFlags + 1 }, (_, index) => `enable${index}`) },
      { ipRestricted: 0 },
      { expiresAt: Infinity },
      { refusal: '-2015' },
    ];
    expect(wrong.filter((part) => parseCheckNote({ ...note, ...part }) !== null)).toEqual([]);
    for (const name of Object.keys(note)) {
      const rest = Object.fromEntries(Object.entries(note).filter(([key]) => key !== name));
      expect(parseCheckNote(rest)).toBeNull();
    }
    expect(parseCheckNote(null)).toBeNull();
  });
});
