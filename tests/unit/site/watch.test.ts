// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage, type Watch } from '../../../src/site/watch.ts';

describe('watching a page', () => {
  let looks: number[];
  let watch: Watch;

  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    });
    looks = [];
    watch = watchPage(window, () => looks.push(performance.now()));
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  const click = () => document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));

  it('looks once the page was quiet for a moment', () => {
    const before = performance.now();
    click();
    vi.advanceTimersByTime(60);
    click();
    vi.advanceTimersByTime(119);
    expect(looks).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(looks).toEqual([before + 180]);
  });

  it('looks again as soon as it is asked to, right after a look', () => {
    click();
    vi.advanceTimersByTime(120);
    watch.nudge(150);
    vi.advanceTimersByTime(150);
    expect(looks).toHaveLength(2);
  });

  it('does not wait for ever on a page that never rests, and looks at most eight times in any two seconds', () => {
    for (let ms = 0; ms < 10_000; ms += 20) {
      click();
      vi.advanceTimersByTime(20);
      if (looks.length % 2 === 1) watch.nudge(0);
    }
    expect(looks.length).toBeGreaterThan(20);
    for (const [index, at] of looks.entries()) {
      expect((looks[index + 8] ?? Infinity) - at).toBeGreaterThanOrEqual(2000);
    }
  });

  it('looks now and then at a page on which nothing happens, and never after its end', () => {
    vi.advanceTimersByTime(5000);
    expect(looks.length).toBeGreaterThanOrEqual(4);
    const { length } = looks;
    watch.stop();
    click();
    vi.advanceTimersByTime(5000);
    expect(looks).toHaveLength(length);
  });
});
