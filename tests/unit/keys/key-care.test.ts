import { describe, expect, it } from 'vitest';
import type { CheckNote } from '../../../src/keys/check-note.ts';
import { changeCare, freshCare, keptExports } from '../../../src/keys/key-care.ts';

const note: CheckNote = {
  ...{ at: 900, outcome: 'answered', on: ['enableReading'], ipRestricted: true },
  ...{ expiresAt: null, refusal: null },
};

describe('the care of a key', () => {
  it('counts a check, an export and a look at the secret as use, and a snooze not', () => {
    expect(changeCare(freshCare, { check: note }, 1000)).toEqual({
      ...freshCare,
      ...{ lastCheck: note, lastUsedAt: 1000 },
    });
    expect(changeCare(freshCare, { exported: 'env' }, 1000)).toMatchObject({ lastUsedAt: 1000 });
    expect(changeCare(freshCare, { used: true }, 1000)).toEqual({ ...freshCare, lastUsedAt: 1000 });
    expect(changeCare(freshCare, { snoozedUntil: 5000 }, 1000)).toEqual({ ...freshCare, snoozedUntil: 5000 });
  });

  it('keeps the newest export of each format, and no more than a list can show', () => {
    let care = freshCare;
    for (let turn = 0; turn < 50; turn += 1)
      care = changeCare(care, { exported: `format ${turn % 25}` }, turn);
    expect(care.exportedTo).toHaveLength(keptExports);
    expect(care.exportedTo[0]).toEqual({ format: 'format 24', at: 49 });
    care = changeCare(care, { exported: 'format 20' }, 100);
    expect(care.exportedTo.filter(({ format }) => format === 'format 20')).toEqual([
      { format: 'format 20', at: 100 },
    ]);
  });

  it('remembers when a key was put out of use, and forgets it where that is undone', () => {
    const retired = changeCare(freshCare, { retired: true }, 1000);
    expect(retired.retiredAt).toBe(1000);
    expect(changeCare(retired, { retired: true }, 2000).retiredAt).toBe(1000);
    expect(changeCare(retired, { retired: false }, 2000).retiredAt).toBeNull();
  });
});
