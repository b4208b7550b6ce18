// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Look } from '../../../src/site/observe.ts';
import { observe, startLook } from '../../../src/site/observe.ts';
import { PageScan } from '../../../src/site/scan.ts';
import {
  apiPage,
  apiUrl,
  card,
  editForm,
  frame,
  lexiconFor,
  otherApiKey,
  sampleApiKey,
  show,
  typeDialog,
} from './pages.ts';

const location = new URL(apiUrl);
const words = lexiconFor(apiUrl);
const stars = '*'.repeat(32);

function look(scan: PageScan, budgetMs = Infinity): Look | null {
  return startLook(document, location, scan, null)(budgetMs);
}

/** What was found, and where. */
function summary(found: Look | null): unknown {
  if (found === null) return null;
  const { observation } = found;
  const places = Object.keys(observation.seen).map((id) => {
    const element = found.elementOf(id as keyof typeof observation.seen);
    return [id, element === null ? -1 : [...document.querySelectorAll('*')].indexOf(element)];
  });
  return { observation, places };
}

function market(rows: number): string {
  return `<section id="market">${'<div><b>1.01</b><i>2.02</i></div>'.repeat(rows)}</section>`;
}

describe('a scan that remembers', () => {
  const pages = [
    frame(apiPage(card('old', otherApiKey, stars) + card('new', sampleApiKey, stars, editForm({})))),
    frame(`${apiPage()}${market(80)}`, typeDialog),
    frame(`${apiPage(Array.from({ length: 9 }, () => card('x', otherApiKey, stars)).join(''))}${market(60)}`),
  ];

  it('finds what one without a memory finds, whatever comes, goes and changes its text', () => {
    fc.assert(
      fc.property(
        fc.nat(pages.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(5)), { minLength: 1, maxLength: 15 }),
        (page, changes) => {
          show(pages[page]!);
          const scan = new PageScan(words);
          look(scan);
          for (const [at, kind] of changes) {
            const elements = [...document.body.querySelectorAll('*')];
            const element = elements[at % elements.length]!;
            const other = elements[(at * 7 + 3) % elements.length]!;
            if (kind === 0) element.remove();
            else if (kind === 1) element.replaceWith(element.cloneNode(true));
            else if (kind === 2) element.append(document.createElement('b'), ' Save ');
            else if (kind === 3 && !element.contains(other)) other.append(element);
            else if (kind === 4) element.insertAdjacentHTML('afterend', '<button>Create API</button>');
            else if (element.firstChild instanceof Text) element.firstChild.data = 'Edit restrictions';
            expect(summary(look(scan))).toEqual(summary(observe(document, location, words)));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('a label that changes in an attribute is noticed after a few looks', () => {
    show(frame('<h1>x</h1><button aria-label="Nothing"><svg></svg></button>'));
    const scan = new PageScan(words);
    look(scan);
    document.querySelector('main button')!.setAttribute('aria-label', 'Create API');
    const looks = Array.from({ length: 6 }, () => look(scan)?.elementOf('create-api') ?? null);
    expect(looks.at(-1)).not.toBeNull();
  });

  it('where numbers never rest, a new button is seen at once and a changed text in the end', () => {
    show(frame(`<h1>API Management</h1>${market(150)}`));
    const scan = new PageScan(words);
    const tick = (): void => {
      for (const one of document.querySelectorAll('#market b'))
        one.firstChild!.nodeValue = String(Math.random());
    };
    for (let looks = 0; looks < 6; looks += 1) {
      tick();
      look(scan);
    }
    const place = document.querySelectorAll('#market div')[140]!;
    place.insertAdjacentHTML('beforeend', '<button>Create API</button>');
    tick();
    expect(look(scan)?.elementOf('create-api')?.textContent).toBe('Create API');
    place.lastElementChild!.remove();
    tick();
    expect(look(scan)?.elementOf('create-api')).toBeNull();
    place.querySelector('i')!.firstChild!.nodeValue = 'Your Account has not created any API Keys yet.';
    eventually(() => {
      tick();
      return look(scan)?.observation.keyCount === 0;
    });
  });
});

/** Looks until something is so. */
function eventually(isSo: () => boolean, most = 40): void {
  expect(Array.from({ length: most }, isSo)).toContain(true);
}

const createApi = '<button>Create API</button>';

/** One look in turns, on a clock on which every question takes a millisecond; `between` is called after each turn. */
function inTurns(scan: PageScan, budgetMs: number, between: (turn: number) => void = () => undefined) {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  const turn = startLook(document, location, scan, null);
  let found = turn(budgetMs);
  let turns = 1;
  for (; found === null && turns < 500; turns += 1) {
    between(turns);
    found = turn(budgetMs);
  }
  clock.mockRestore();
  return { found, turns };
}

describe('a look in turns', () => {
  it('stops when its time is up, goes on from there, and finds the same', () => {
    show(frame(`${apiPage(card('mine', sampleApiKey, stars))}${market(200)}`));
    const { found, turns } = inTurns(new PageScan(words), 4);
    expect(turns).toBeGreaterThan(5);
    expect(summary(found)).toEqual(summary(observe(document, location, words)));
  });

  it('ends although the way back to what is new takes a whole turn', () => {
    show(frame(`${apiPage(card('mine', sampleApiKey, stars))}${market(600)}`));
    const whole = summary(look(new PageScan(words)));
    const { found, turns } = inTurns(new PageScan(words), 0);
    expect(turns).toBeGreaterThan(5);
    expect(summary(found)).toEqual(whole);
  });

  it('ends although the page makes new elements faster than a turn goes through them', () => {
    show(frame(`${apiPage()}${market(60)}`));
    const section = document.querySelector('#market')!;
    const { found } = inTurns(new PageScan(words), 4, () => (section.innerHTML = market(60)));
    expect(found?.observation.keyCount).toBe(0);
  });

  it.each([
    ['elements', (part: Element) => (part.innerHTML = '<p>1.01</p>'.repeat(900) + createApi)],
    ['texts', (part: Element) => (part.querySelector('i')!.textContent = 'Create API')],
  ])('leaves nothing out for good that comes between two turns: %s', (_, come) => {
    const before = `<div>${'<b>1.01</b>'.repeat(110)}</div>`;
    show(`${before}<div id="late"><button><i>zz</i></button></div>${market(600)}`);
    const scan = new PageScan(words);
    const late = document.querySelector('#late')!;
    inTurns(scan, 4, (turn) => {
      if (turn === 1) come(late);
    });
    eventually(() => look(scan)?.observation.seen['create-api'] !== undefined, 2);
  });

  it('takes nothing unseen that an abandoned look has found', () => {
    show(`<div id="late"><button><i>zz</i></button></div>${market(600)}`);
    const scan = new PageScan(words);
    expect(startLook(document, location, scan, null)(0)).toBeNull();
    document.querySelector('#late i')!.textContent = 'Create API';
    expect(inTurns(scan, 4).found?.observation.seen['create-api']).toBeDefined();
  });

  it('goes to its end through a part whose texts have changed once', () => {
    show(`${market(600)}<div id="late"><button><i>zz</i></button></div>`);
    const scan = new PageScan(words);
    look(scan);
    for (const one of document.querySelectorAll('#market b')) one.textContent = '3.03';
    document.querySelector('#late i')!.textContent = 'Create API';
    const { found, turns } = inTurns(scan, 4);
    expect(turns).toBeGreaterThan(5);
    expect(found?.observation.seen['create-api']).toBeDefined();
  });

  it('ends although the page never rests', () => {
    show(frame(`${apiPage()}${market(200)}`));
    const { found } = inTurns(new PageScan(words), 4, (turn) => {
      for (const one of document.querySelectorAll('#market b')) one.firstChild!.nodeValue = String(turn);
    });
    expect(found).not.toBeNull();
  });
});
