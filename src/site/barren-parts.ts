import { countIn } from './block.ts';

/** A part too large for one block, in which nothing was found. */
interface Barren {
  /** The look that decided last whether it is left out, and what it decided. */
  readonly round: number;
  readonly isLeft: boolean;
  readonly count: number;
  readonly text: string;
  /** Rises while its texts change from look to look, and falls while they do not. */
  readonly noise: number;
  /** How far it has been gone through again. */
  readonly next: number;
}

const noisy = 1;
const againElements = 30;

/** Parts of a page in which nothing was found: they are left out as long as nothing in them seems to have changed. */
export class BarrenParts {
  readonly #parts = new WeakMap<Element, Barren>();

  /** Decided once a look: what stood there at its first turn is compared, whatever the page writes meanwhile. */
  isLeftOut(element: Element, round: number): boolean {
    const known = this.#parts.get(element);
    if (known?.count !== countIn(element)) return false;
    if (known.round === round) return known.isLeft;
    if (known.noise > noisy && round % 4 !== 0) {
      this.#parts.set(element, { ...known, round, isLeft: true });
      return true;
    }
    const text = element.textContent;
    const same = text === known.text;
    const noise = Math.min(Math.max(known.noise + (same ? -1 : 1), 0), noisy + 2);
    const isLeft = same || noise > noisy;
    // Of what is gone through now the text is noted at the end.
    this.#parts.set(element, { ...known, round, isLeft, noise, text: isLeft ? text : known.text });
    return isLeft;
  }

  /** Nothing was found in it by this look. `rewritten`: some of its texts are others by now, and not looked at. */
  note(element: Element, round: number, rewritten: boolean): void {
    const { noise = 0, next = 0 } = this.#parts.get(element) ?? {};
    const text = rewritten ? '' : element.textContent;
    this.#parts.set(element, { round, isLeft: true, count: countIn(element), text, noise, next });
  }

  forget(element: Element): void {
    this.#parts.delete(element);
  }

  /** The next few elements of a part: what no comparison shows is found by going through it again and again. */
  someOf(part: Element): readonly Element[] {
    const known = this.#parts.get(part);
    if (known === undefined) return [];
    const all = part.getElementsByTagName('*');
    const end = Math.min(known.next + againElements, all.length);
    this.#parts.set(part, { ...known, next: end === all.length ? 0 : end });
    return Array.from({ length: end - known.next }, (_, index) => all[known.next + index]).filter(
      (element) => element !== undefined,
    );
  }
}
