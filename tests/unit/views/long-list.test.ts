// @vitest-environment jsdom
import { computeAccessibleName } from 'dom-accessibility-api';
import { afterEach, describe, expect, it } from 'vitest';
import { rowsNear, smallList } from '../../../src/views/use-window.ts';
import { all, close, find, open, seen, settle, type } from './drive.ts';
import { FakeBackground } from './fake-services.ts';

afterEach(close);

const rowHeight = 56;
const many = (count: number) => {
  const background = new FakeBackground();
  for (let number = 1; number <= count; number++) {
    background.add({ label: `key ${String(number).padStart(5, '0')}`, rotateBy: null });
  }
  return background;
};
const rows = () =>
  all('listitem').map((row) => ({
    label: computeAccessibleName(row).split(',')[0],
    place: row.getAttribute('aria-posinset'),
    total: row.getAttribute('aria-setsize'),
  }));

describe('rowsNear', () => {
  it('draws a small list whole', () => {
    expect(rowsNear(smallList, -5000, 600, rowHeight)).toMatchObject({ from: 0, to: smallList });
  });

  it('draws what is in sight and ten rows around it', () => {
    expect(rowsNear(10_000, -56_000, 600, rowHeight)).toMatchObject({ from: 990, to: 1021 });
  });

  it.each([100_000, -10_000_000, 0])('stays inside the list at %i', (top) => {
    const { from, to } = rowsNear(10_000, top, 600, rowHeight);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(10_000);
    expect(to).toBeGreaterThanOrEqual(from);
  });
});

describe('a list of 3,000 keys', () => {
  it('draws the rows in sight, and each says its place in the whole', async () => {
    await open(many(3000));
    await find('heading', 'All keys 3000');
    const drawn = rows();
    expect(drawn.length).toBeLessThan(60);
    expect(drawn[0]).toEqual({ label: 'key 00001', place: '1', total: '3000' });
  });

  it('shows what is in sight before all of it is there, in the same places', async () => {
    const background = many(3000);
    let arrive: () => void = () => undefined;
    background.waits.set('key.list', new Promise((done) => (arrive = done)));
    await open(background);
    await find('heading', 'All keys 3000');
    const early = rows();
    expect(early.map(({ label }) => label)).toEqual(['key 00001', 'key 00002', 'key 00003']);
    expect(early[2]).toMatchObject({ place: '3', total: '3000' });
    arrive();
    await seen('key 00012');
    expect(rows().slice(0, 3)).toEqual(early);
  });

  it('follows the scrolling of whatever scrolls, and keeps the row that has the focus', async () => {
    await open(many(3000));
    await find('heading', 'All keys 3000');
    const list = await find('list', 'All keys');
    list.querySelector('button')?.focus();
    list.getBoundingClientRect = () => new DOMRect(0, -100 * rowHeight, 380, 3000 * rowHeight);
    list.dispatchEvent(new Event('scroll'));
    await settle();
    const drawn = rows();
    expect(drawn[0]?.label).toBe('key 00001');
    expect(drawn[1]?.label).toBe('key 00091');
    expect(document.activeElement).toBe(list.querySelector('button'));
    // 89 rows between the two are not drawn.
    expect(all('listitem')[1]?.style.marginBlockStart).toBe(`${89 * rowHeight}px`);
  });

  it('is searched as a whole', async () => {
    await open(many(3000));
    await type('Search keys', '02999');
    await seen('key 02999');
    expect(rows()).toEqual([{ label: 'key 02999', place: null, total: null }]);
  });
});
