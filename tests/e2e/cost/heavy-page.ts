import { apiPage, card, editForm, frame, otherApiKey, sampleApiKey } from '../../unit/site/pages.ts';

const stars = '*'.repeat(32);

/** A market of 680 rows: a link or a button in each, and five numbers that a ticker writes. */
export function market(rows = 680): string {
  const row = (index: number): string => {
    const pair = `C${index}/USDT`;
    const control =
      index % 2 === 0
        ? `<a class="css-a${index}" href="/en/trade/C${index}_USDT">${pair}</a>`
        : `<button class="css-b" aria-label="${pair}"><svg></svg></button>`;
    const numbers = `<span class="t">${index}.01</span>`.repeat(5);
    return `<div class="row" role="row">${control}${numbers}</div>`;
  };
  return `<section id="market"><h2>Markets</h2>${Array.from({ length: rows }, (_, index) => row(index)).join('')}</section>`;
}

/** The API page with ten cards, one of them being edited, and the market below: more than 5,000 nodes. */
export function heavyPage(): string {
  const cards = Array.from({ length: 9 }, (_, index) => card(`bot ${index}`, otherApiKey, stars));
  const edited = card('mine', sampleApiKey, stars, editForm({ restricted: true }));
  return frame(`${apiPage([...cards, edited].join(''))}${market()}`);
}
