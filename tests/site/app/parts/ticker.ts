import { own } from '../monitor/writes.ts';
import { random, setup } from '../setup.ts';

/** Writes a price 100 times a second: the text's data mostly, and now and then new nodes. */
export function startTicker(): void {
  if (!setup.options.ticker) return;
  let price = 64000;
  let writes = 0;
  setInterval(() => {
    const place = document.getElementById('ticker');
    if (!place) return;
    price += (random() - 0.5) * 10;
    writes += 1;
    const words = `BTC/USDT ${price.toFixed(2)}`;
    own(() => {
      const node = place.firstChild?.firstChild;
      if (node instanceof Text && writes % 20 !== 0) node.data = words;
      else {
        const span = document.createElement('span');
        span.textContent = words;
        place.replaceChildren(span);
      }
    });
  }, 10);
}
