import { describe, expect, it } from 'vitest';
import { count } from '../../bench/overlay/counts.ts';
import { weigh } from '../../bench/overlay/sizes.ts';
import { startStand } from '../../bench/overlay/stand.ts';
import { browserNames } from '../harness/launch.ts';

/** What `npm run bench` compares with other guides, as far as it does not depend on the machine. */
describe.each(browserNames)('the overlay in %s, on a page of 5,000 nodes', (name) => {
  it('writes no node of the page, leaves nothing behind and breaks no dialog; a tour does', async () => {
    const stand = await startStand(name, 'screen');
    try {
      expect(await count(stand, 'keystep')).toEqual({
        written: [],
        listenersLeft: [],
        observersLeft: [],
        timersLeft: 0,
        nodesLeft: [],
        dialogsBroken: [],
      });
      // The same eyes do see such things.
      const tour = await count(stand, 'driver.js');
      expect(tour.written).toContain('body class');
      expect(tour.dialogsBroken).toEqual(['native', 'scripted']);
    } finally {
      await stand.close();
    }
  });
});

describe.each(browserNames)('the overlay in %s, where the page moves', (name) => {
  it.each(['scroll', 'box', 'shift'] as const)('is in no painted frame elsewhere: %s', async (change) => {
    const stand = await startStand(name, 'screen');
    try {
      const page = await stand.open('keystep');
      await page.evaluate(() => window.bench.show(-1));
      for (const turn of [0, 1, 2, 3]) {
        // Longer than every frame is followed after the last change.
        await page.evaluate(() => window.bench.rest(1200));
        const { ms, behind } = await page.evaluate((kind, at) => window.bench.follow(kind, at), change, turn);
        expect({ followed: ms !== null, behind }).toEqual({ followed: true, behind: 0 });
      }
    } finally {
      await stand.close();
    }
  });
});

describe('the overlay in bytes', () => {
  it('keeps to its budget', async () => {
    const { ours, peers } = await weigh();
    console.log(`gzip: ours ${ours.gzip}, ${peers.map(({ name, gzip }) => `${name} ${gzip}`).join(', ')}`);
    expect(ours.gzip).toBeLessThanOrEqual(15.5 * 1024);
  });
});
