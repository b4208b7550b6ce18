import { anchors } from './anchors.ts';
import { countIn, isDialog, isFruitful, isUnchanged } from './block.ts';
import type { Block, Found } from './block.ts';
import { ancestors, controlSelector, isCode, limits, placeholderSelector, textNodes } from './dom.ts';
import { candidateOf, captionReach } from './features.ts';
import { pageText } from './texts-on-page.ts';
import type { Lexicon } from './wording/match.ts';

/** A part too large for one block, in which nothing was found. */
interface Barren {
  readonly count: number;
  readonly text: string;
  /** Rises while its texts change from look to look, and falls while they do not. */
  readonly noise: number;
  /** How far it has been gone through again. */
  readonly next: number;
}

/** One look through the page. */
interface Walk {
  readonly blocks: Block[];
  /** Blocks that are not what they were. */
  readonly changed: Element[];
  /** Parts that were left out, since nothing was ever found in them. */
  readonly barren: Element[];
  until: number;
  /** It has come to something that this look has not gone through yet. */
  isAtNews: boolean;
  late: boolean;
}

/** Elements of a block at most: it is gone through at once, in a fifth of a millisecond or so. */
const blockSize = 120;
const deepest = 200;
const mostBlocks = 3000;
const noisy = 1;
/** So long a turn goes on once it has come to something new. */
const newsMs = 1;
/** So long each look goes once more through what seems unchanged. */
const againMs = 0.1;
const againElements = 30;
const paths = anchors.flatMap(({ path }) => path ?? []);

/**
 * Finds known words and controls, and remembers them by the part of the page in which they stand: a look at a page
 * that has hardly changed costs a comparison for each part. A part counts as unchanged while its text and the number
 * of its elements are the same. What else may change, such as a label in an attribute, is caught in turn, a few parts
 * a look; so are numbers that change all the time where nothing was ever found.
 */
export class PageScan {
  /** Words of the page's language. Another language needs another scan. */
  readonly lexicon: Lexicon;
  readonly #blocks = new WeakMap<Element, Block>();
  readonly #divided = new WeakSet<Element>();
  readonly #barren = new WeakMap<Element, Barren>();
  /** Looks that came to their end. */
  #round = 0;
  #turn = 0;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * What is in `root`; null when `until` (of `performance.now`) passed first. Then what was found so far is
   * remembered, and the next call goes on from there.
   */
  read(root: Element, until = Infinity): Found | null {
    const walk: Walk = { blocks: [], changed: [], barren: [], until, isAtNews: false, late: false };
    this.#visit(root, walk, 0);
    if (walk.late) return null;
    this.#lookAgain(walk);
    this.#round += 1;
    const { blocks } = walk;
    return {
      candidates: blocks.flatMap(({ candidates }) => candidates),
      texts: blocks.flatMap(({ texts }) => texts),
      placeholders: blocks.flatMap(({ placeholders }) => placeholders),
      dialogs: blocks.flatMap(({ dialogs }) => dialogs),
    };
  }

  #visit(element: Element, walk: Walk, depth: number): void {
    const { blocks, changed } = walk;
    if (walk.late || depth > deepest || blocks.length > mostBlocks || isCode(element)) return;
    const known = this.#blocks.get(element);
    // What this look has found already is not compared again: texts that never rest would keep it from ending.
    if (known?.round === this.#round) {
      blocks.push(known);
      return;
    }
    const count = this.#divided.has(element) ? Infinity : countIn(element);
    if (count > blockSize) {
      if (this.#isStillBarren(element)) walk.barren.push(element);
      else this.#divide(element, walk, depth);
      return;
    }
    if (known !== undefined && isUnchanged(known, count)) blocks.push(known);
    else if (this.#isOver(walk)) walk.late = true;
    else {
      if (known !== undefined) changed.push(element);
      blocks.push(this.#find(element, count));
    }
  }

  /** Asked where something new is to be gone through. On a large page the way back there may take a whole turn. */
  #isOver(walk: Walk): boolean {
    const now = performance.now();
    if (!walk.isAtNews) walk.until = Math.max(walk.until, now + newsMs);
    walk.isAtNews = true;
    return now > walk.until;
  }

  /** A part too large for one block: its own words, and each part in it. */
  #divide(element: Element, walk: Walk, depth: number): void {
    const { blocks } = walk;
    const first = blocks.length;
    const add = (found: Partial<Found>): void => {
      blocks.push({ ...nothing, element, round: this.#round, ...found });
    };
    this.#divided.add(element);
    const candidate = element.matches(controlSelector) ? candidateOf(element, this.lexicon, paths) : null;
    if (candidate !== null) add({ candidates: [candidate] });
    if (isDialog(element)) add({ dialogs: [element] });
    for (const child of element.childNodes) {
      if (child instanceof Element) this.#visit(child, walk, depth + 1);
      const text = child instanceof Text ? pageText(child, this.lexicon) : null;
      if (text !== null) add({ texts: [text] });
    }
    if (walk.late) return;
    if (blocks.slice(first).some(isFruitful)) this.#barren.delete(element);
    else {
      blocks.length = first;
      const { noise = 0, next = 0 } = this.#barren.get(element) ?? {};
      this.#barren.set(element, { count: countIn(element), text: element.textContent, noise, next });
    }
  }

  #isStillBarren(element: Element): boolean {
    const known = this.#barren.get(element);
    if (known?.count !== countIn(element)) return false;
    if (known.noise > noisy && this.#round % 4 !== 0) return true;
    const text = element.textContent;
    const same = text === known.text;
    const noise = Math.min(Math.max(known.noise + (same ? -1 : 1), 0), noisy + 2);
    this.#barren.set(element, { ...known, text, noise });
    return same || noise > noisy;
  }

  #find(element: Element, count: number): Block {
    const { lexicon } = this;
    const controls = [element, ...element.querySelectorAll(controlSelector)];
    const block: Block = {
      element,
      count,
      text: element.textContent,
      candidates: controls.flatMap((each) => candidateOf(each, lexicon, paths) ?? []),
      texts: [...textNodes(element, limits.texts)].flatMap((node) => pageText(node, lexicon) ?? []),
      placeholders: [...element.querySelectorAll(placeholderSelector)],
      dialogs: controls.filter(isDialog),
      reach: controls.reduce<Element | null>((far, each) => {
        const reach = captionReach(each);
        return reach?.contains(far ?? element) === true && reach !== element ? reach : far;
      }, null),
      round: this.#round,
    };
    this.#blocks.set(element, block);
    return block;
  }

  #lookAgain({ blocks, changed, barren }: Walk): void {
    const again = (index: number): void => {
      const { element, count, round } = blocks[index] ?? {};
      if (element === undefined || round === this.#round || !this.#blocks.has(element)) return;
      blocks[index] = this.#find(element, count ?? 0);
    };
    blocks.forEach(({ reach }, index) => {
      if (reach !== null && changed.some((element) => reach.contains(element))) again(index);
    });
    const until = performance.now() + againMs;
    for (let left = blocks.length; left > 0 && performance.now() < until; left -= 1) {
      this.#turn = (this.#turn + 1) % blocks.length;
      again(this.#turn);
    }
    for (const element of barren) this.#goThroughAgain(element);
  }

  /** A few elements more of a part in which nothing was found; with something found it is looked at anew. */
  #goThroughAgain(part: Element): void {
    const known = this.#barren.get(part);
    if (known === undefined) return;
    const all = part.getElementsByTagName('*');
    const end = Math.min(known.next + againElements, all.length);
    for (let index = known.next; index < end; index += 1) {
      const element = all[index];
      if (element === undefined || !this.#holdsSomething(element)) continue;
      for (const holder of ancestors(element)) {
        this.#barren.delete(holder);
        this.#blocks.delete(holder);
      }
      return;
    }
    this.#barren.set(part, { ...known, next: end === all.length ? 0 : end });
  }

  #holdsSomething(element: Element): boolean {
    return (
      [...element.childNodes].some((node) => node instanceof Text && pageText(node, this.lexicon) !== null) ||
      candidateOf(element, this.lexicon, paths) !== null
    );
  }
}

const nothing = {
  count: 0,
  text: '',
  candidates: [],
  texts: [],
  placeholders: [],
  dialogs: [],
  reach: null,
} as const;
