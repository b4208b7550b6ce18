import { steps } from './steps.ts';

const target = () => document.querySelector(steps[0]?.selector ?? '');

/** What a page does under a guide, each in one go. */
export const changes = {
  /** The page scrolls. */
  scroll: (turn: number) => scrollBy({ top: turn % 2 === 0 ? 40 : -40, behavior: 'instant' }),
  /** A box inside the page scrolls, with the target in it. */
  box: (turn: number) =>
    document
      .querySelector('#__APP main > div')
      ?.scrollBy({ top: turn % 2 === 0 ? 20 : -20, behavior: 'instant' }),
  /** A banner comes or goes above: everything moves, and nothing scrolls or is resized. */
  shift(turn: number) {
    const banner = document.querySelector('#banner');
    if (turn % 2 === 1) banner?.remove();
    else if (banner === null) {
      const made = document.createElement('div');
      made.id = 'banner';
      made.textContent = 'Trading in some pairs is paused.';
      made.style.height = '30px';
      document.querySelector('#__APP main')?.prepend(made);
    }
  },
  /** The page renders the target anew: another node of the same kind, elsewhere. */
  render(turn: number) {
    const old = target();
    const anew = old?.cloneNode(true);
    if (!(anew instanceof HTMLElement)) return;
    anew.style.marginTop = turn % 2 === 0 ? '50px' : '';
    old?.replaceWith(anew);
  },
} as const;

export type Change = keyof typeof changes;

/** Writes so many numbers of the market a second, half of them into the text's data, until it is told to stop. */
export function writeForEver(perSecond: number): () => void {
  const places = [...document.querySelectorAll('.t')];
  let turn = 0;
  const timer = setInterval(() => {
    for (let count = 0; count < perSecond / 100; count += 1) {
      turn += 1;
      const place = places[Math.floor(Math.random() * places.length)];
      const words = (Math.random() * 1000).toFixed(2);
      if (place?.firstChild && turn % 2 === 0) place.firstChild.nodeValue = words;
      else if (place) place.textContent = words;
    }
  }, 10);
  return () => clearInterval(timer);
}
