import { anchors } from './anchors.ts';
import { BarrenParts } from './barren-parts.ts';
import { countIn, isDialog, isFruitful, isUnchanged } from './block.ts';
import type { Block, Found } from './block.ts';
import { ancestors, controlSelector, isCode, limits, placeholderSelector, textNodes } from './dom.ts';
import { candidateOf, captionReach } from './features.ts';
import { pageText } from './texts-on-page.ts';
import type { Lexicon } from './wording/match.ts';

/** One turn of a look through the page. */
interface Walk {
  readonly blocks: Block[];
  /** Parts that were left out, since nothing was ever found in them. */
  readonly barren: Element[];
  until: number;
  /** It has come to something that this look has not gone through yet. */
  isAtNews: boolean;
  late: boolean;
  /** Parts in which elements came, or texts changed, since this look went through them. */
  grown: number;
  rewritten: number;
}

/** Elements of a block at most: it is gone through at once, in a fifth of a millisecond or so. */
const blockSize = 120;
const deepest = 200;
const mostBlocks = 3000;
/** So long a turn goes on once it has come to something new; twice as long with each so many turns of a look. */
const newsMs = 1;
const turnsToDouble = 20;
/** So long each look goes once more through what seems unchanged. */
const againMs = 0.1;
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
  readonly #barren = new BarrenParts();
  /** Looks that were begun. */
  #round = 0;
  /** Turns of this look. */
  #turns = 0;
  /** Blocks that are not what they were before this look. */
  #changed: Element[] = [];
  /** The block that was gone through again last. */
  #again = 0;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** A new look: what an earlier one has found is compared before it is taken. */
  begin(): void {
    this.#round += 1;
    this.#turns = 0;
    this.#changed = [];
  }

  /**
   * What is in `root`; null when `until` (of `performance.now`) passed first. Then what was found so far is
   * remembered, and the next call goes on from there. Without `until` it is a look of its own.
   */
  read(root: Element, until = Infinity): Found | null {
    if (until === Infinity) this.begin();
    this.#turns += 1;
    const walk: Walk = {
      blocks: [],
      barren: [],
      until,
      isAtNews: false,
      late: false,
      grown: 0,
      rewritten: 0,
    };
    this.#visit(root, walk, 0);
    if (walk.late) return null;
    this.#lookAgain(walk);
    this.#changed = [];
    const { blocks } = walk;
    return {
      candidates: blocks.flatMap(({ candidates }) => candidates),
      texts: blocks.flatMap(({ texts }) => texts),
      placeholders: blocks.flatMap(({ placeholders }) => placeholders),
      dialogs: blocks.flatMap(({ dialogs }) => dialogs),
    };
  }

  #visit(element: Element, walk: Walk, depth: number): void {
    const { blocks } = walk;
    if (walk.late || depth > deepest || blocks.length > mostBlocks || isCode(element)) return;
    const count = this.#divided.has(element) ? Infinity : countIn(element);
    if (count > blockSize) {
      if (this.#barren.isLeftOut(element, this.#round)) walk.barren.push(element);
      else this.#divide(element, walk, depth);
      return;
    }
    const known = this.#blocks.get(element);
    // What this look has found already is not compared again: texts that never rest would keep it from ending.
    if (known !== undefined && (known.round === this.#round || isUnchanged(known, count))) blocks.push(known);
    else if (this.#isOver(walk)) walk.late = true;
    else {
      if (known !== undefined) this.#changed.push(element);
      blocks.push(this.#find(element, count));
    }
  }

  /**
   * Asked where something new is to be gone through. On a large page the way back there may take a whole turn, and a
   * page may make new elements faster than a turn goes through them.
   */
  #isOver(walk: Walk): boolean {
    const now = performance.now();
    if (!walk.isAtNews)
      walk.until = Math.max(walk.until, now + newsMs * 2 ** Math.floor(this.#turns / turnsToDouble));
    walk.isAtNews = true;
    return now > walk.until;
  }

  /** A part too large for one block: its own words, and each part in it. */
  #divide(element: Element, walk: Walk, depth: number): void {
    const { blocks, grown, rewritten } = walk;
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
    const found = blocks.slice(first);
    if (found.some(isFruitful)) {
      this.#barren.forget(element);
      return;
    }
    blocks.length = first;
    // Nothing of it may be left out unseen, such as what came between two turns.
    if (this.#turns > 1) {
      if (found.some((block) => block.count !== countIn(block.element))) walk.grown += 1;
      if (found.some((block) => block.text !== block.element.textContent)) walk.rewritten += 1;
    }
    if (walk.grown > grown) this.#barren.forget(element);
    else this.#barren.note(element, this.#round, walk.rewritten > rewritten);
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

  #lookAgain({ blocks, barren }: Walk): void {
    const again = (index: number): void => {
      const { element, count } = blocks[index] ?? {};
      if (element !== undefined && this.#blocks.has(element)) blocks[index] = this.#find(element, count ?? 0);
    };
    blocks.forEach(({ reach, round }, index) => {
      // In a look of one turn what is new was found after all that had changed.
      const isNew = round === this.#round && this.#turns === 1;
      if (reach !== null && !isNew && this.#changed.some((element) => reach.contains(element))) again(index);
    });
    const until = performance.now() + againMs;
    for (let left = blocks.length; left > 0 && performance.now() < until; left -= 1) {
      this.#again = (this.#again + 1) % blocks.length;
      if (blocks[this.#again]?.round !== this.#round) again(this.#again);
    }
    for (const element of barren) this.#goThroughAgain(element);
  }

  /** A few elements more of a part in which nothing was found; with something found it is looked at anew. */
  #goThroughAgain(part: Element): void {
    const element = this.#barren.someOf(part).find((each) => this.#holdsSomething(each));
    if (element === undefined) return;
    for (const holder of ancestors(element)) {
      this.#barren.forget(holder);
      this.#blocks.delete(holder);
    }
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
