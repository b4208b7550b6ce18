import { describe, expect, it } from 'vitest';
import { count } from '../../bench/overlay/counts.ts';
import { memoryOf } from '../../bench/overlay/memory.ts';
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

describe('the overlay over many steps', () => {
  it('holds no more of them, and after its end no node', async () => {
    // Only Chromium tells.
    const stand = await startStand('chromium', 'screen');
    try {
      const alone = await memoryOf(stand, 'page alone', 100);
      const some = await memoryOf(stand, 'keystep', 100);
      const many = await memoryOf(stand, 'keystep', 400);
      console.log(
        `KB after 100 and 400 steps: ${some.during.kilobytes - alone.during.kilobytes}, ${many.during.kilobytes - alone.during.kilobytes}`,
      );
      // Compiled code grows for a while; one panel left behind a step would be some thousand KB.
      expect(many.during.kilobytes - some.during.kilobytes).toBeLessThanOrEqual(512);
      expect(some.during.kilobytes - alone.during.kilobytes).toBeLessThanOrEqual(2048);
      expect(many.during.nodes).toBe(some.during.nodes);
      expect(many.after.nodes).toBe(alone.after.nodes);
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
