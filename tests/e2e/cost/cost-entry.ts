import { startLook } from '../../../src/site/observe.ts';
import { PageScan } from '../../../src/site/scan.ts';
import { wordsIn } from '../../../src/site/wording/languages.ts';
import { lexicon } from '../../../src/site/wording/match.ts';

const location = new URL('https://www.binance.com/en/my/settings/api-management');
const book = lexicon('en', wordsIn('en'));

/** Milliseconds of every turn and of every whole look, and what the last one found. */
export interface Cost {
  readonly turns: readonly number[];
  readonly looks: readonly number[];
  readonly found: readonly string[];
}

/**
 * Looks so many times, each after 600 numbers of the market have changed and the page has had its turn; `remembering`
 * as the product does, or each time anew.
 */
export async function measure(looks: number, remembering: boolean): Promise<Cost> {
  let scan = new PageScan(book);
  const cost: { turns: number[]; looks: number[]; found: string[] } = { turns: [], looks: [], found: [] };
  for (let count = 0; count < looks; count += 1) {
    if (!remembering) scan = new PageScan(book);
    write(600);
    await pageTurn();
    const turn = startLook(document, location, scan, 'mine');
    let whole = 0;
    for (let found = null; found === null;) {
      const start = performance.now();
      found = turn(remembering ? 1.5 : Infinity);
      const took = performance.now() - start;
      whole += took;
      cost.turns.push(took);
      if (found === null) await pageTurn();
      else cost.found = Object.keys(found.observation.seen).sort();
    }
    cost.looks.push(whole);
  }
  return cost;
}

/** Writes so many numbers, as a market does. */
export function write(numbers: number): void {
  const places = document.querySelectorAll('.t');
  for (let count = 0; count < numbers; count += 1) {
    const place = places[Math.floor(Math.random() * places.length)]?.firstChild;
    if (place) place.nodeValue = (Math.random() * 1000).toFixed(2);
  }
}

/** The page's turn: whatever else waits goes first. */
function pageTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
