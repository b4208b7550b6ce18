// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage, type Turn, type Watch } from '../../../src/site/watch.ts';

let looks: number[];
let turn: Turn;
let moves: number;
let watch: Watch;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
  document.body.innerHTML = '<main><p>1.01</p></main>';
  looks = [];
  turn = 'same';
  moves = 0;
  watch = watchPage(
    window,
    () => {
      looks.push(performance.now());
      return turn;
    },
    () => {
      moves += 1;
    },
  );
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const click = () => document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const writeText = () => (document.querySelector('p')!.textContent = String(Math.random()));
const addElement = () => document.querySelector('main')!.append(document.createElement('i'));

describe('watching a page', () => {
  it('looks once the page was quiet for a moment', async () => {
    const before = performance.now();
    click();
    await pass(60);
    click();
    await pass(79);
    expect(looks).toEqual([]);
    await pass(1);
    expect(looks).toEqual([before + 140]);
  });

  it('tells at once when elements came or went, and of nothing else', async () => {
    writeText();
    click();
    await pass(0);
    expect(moves).toBe(0);
    addElement();
    await pass(0);
    expect(moves).toBe(1);
    document.querySelector('i')?.remove();
    await pass(0);
    expect(moves).toBe(2);
  });

  it('looks again as soon as it is asked to, right after a look', async () => {
    click();
    await pass(80);
    watch.nudge(150);
    await pass(150);
    expect(looks).toHaveLength(2);
  });

  it('goes on with a look that was cut short, and looks anew for what came in between', async () => {
    turn = 'more';
    click();
    await pass(80);
    addElement();
    await pass(8);
    turn = 'same';
    await pass(8);
    expect(looks).toHaveLength(3);
    await pass(80);
    expect(looks).toHaveLength(4);
  });

  it('does not wait for ever on a page that never rests, and looks at most eight times in any two seconds', async () => {
    for (let ms = 0; ms < 10_000; ms += 20) {
      click();
      await pass(20);
      if (looks.length % 2 === 1) watch.nudge(0);
    }
    expect(looks.length).toBeGreaterThan(20);
    for (const [index, at] of looks.entries()) {
      expect((looks[index + 8] ?? Infinity) - at).toBeGreaterThanOrEqual(2000);
    }
  });

  it('looks now and then at a page on which nothing happens, and never after its end', async () => {
    await pass(5000);
    expect(looks.length).toBeGreaterThanOrEqual(4);
    // Every fourth second once nothing has happened for a while.
    await pass(10_000);
    looks = [];
    await pass(12_000);
    expect(looks).toHaveLength(3);
    const { length } = looks;
    watch.stop();
    click();
    addElement();
    await pass(5000);
    expect(looks).toHaveLength(length);
  });
});

describe('a page whose elements come and go without end', () => {
  /** Looks in ten seconds of it. */
  const count = async (): Promise<number> => {
    looks = [];
    for (let ms = 0; ms < 10_000; ms += 50) {
      addElement();
      await pass(50);
    }
    return looks.length;
  };

  it('is looked at once a second while nothing new is found, and more often while there is', async () => {
    await count();
    expect(await count()).toBeLessThanOrEqual(12);
    turn = 'new';
    expect(await count()).toBeGreaterThan(20);
  });

  it('is looked at soon after a press, however long nothing was new', async () => {
    await count();
    click();
    await pass(50);
    addElement();
    const changed = performance.now();
    await pass(120);
    expect(looks.at(-1)).toBeGreaterThan(changed);
  });
});

describe('a page whose texts never rest', () => {
  /** So many writes in each tenth of a second. */
  const write = async (tenths: number, often: number): Promise<void> => {
    for (let tenth = 0; tenth < tenths; tenth += 1) {
      for (let count = 0; count < often; count += 1) writeText();
      await pass(100);
    }
  };

  it('causes no looks of its own, and a text that changes once does', async () => {
    writeText();
    await pass(90);
    expect(looks).toHaveLength(1);
    await write(30, 1);
    expect(looks.length).toBeLessThanOrEqual(5);
  });

  it('is listened to no longer, and an element that comes is noticed all the same', async () => {
    await write(20, 300);
    looks = [];
    const added = performance.now();
    addElement();
    await pass(200);
    expect(looks.some((look) => look > added)).toBe(true);
  });

  it('is looked at every fourth second once nothing but texts has changed for a while', async () => {
    await pass(10_000);
    await write(10, 300);
    looks = [];
    await write(120, 300);
    expect(looks.length).toBeLessThanOrEqual(6);
  });

  it('is listened to again once it may have come to rest', async () => {
    await write(5, 300);
    await pass(12_000);
    looks = [];
    await pass(600);
    writeText();
    const written = performance.now();
    await pass(90);
    expect(looks.at(-1)).toBe(written + 80);
  });
});
