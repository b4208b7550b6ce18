/** What a page of the attacker's shows. */
export type SceneName = 'blank' | 'list' | 'key';

declare global {
  interface Window {
    /** The pair that the page shows. */
    pair: { apiKey: string; secretKey: string };
    /** Presses that the page's own buttons got: each attack by presses is tried on them first. */
    pressed: number;
    /** Whatever an attack got hold of. */
    loot: string[];
  }
}

/** Runs in the page, in place of its own script: a page with as much of Binance as the guide needs. */
export function buildScene(): void {
  window.loot = [];
  window.pressed = 0;
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const random = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(64)), (byte) => digits.charAt(byte % 62)).join('');
  window.pair = { apiKey: random(), secretKey: random() };
  const scene = new URLSearchParams(location.search).get('scene');
  if (scene === null || scene === 'blank') return;
  const add = (parent: Element, tag: string, id: string, text = ''): HTMLElement => {
    const made = document.createElement(tag);
    made.id = id;
    made.textContent = text;
    parent.append(made);
    return made;
  };
  const main = add(document.body, 'main', 'main');
  add(main, 'h1', 'title', 'API Management');
  const button = add(main, 'button', 'create', 'Create API');
  button.addEventListener('click', () => (window.pressed += 1));
  add(main, 'p', 'filler', 'Words of the page itself.');
  if (scene !== 'key') return;
  const card = add(main, 'article', 'card');
  add(card, 'h2', 'label', 'my key');
  for (const [id, label, value] of [
    ['api', 'API Key', window.pair.apiKey],
    ['secret', 'Secret Key', window.pair.secretKey],
  ] as const) {
    const row = add(card, 'div', `${id}-row`);
    add(row, 'span', `${id}-label`, label);
    add(row, 'span', id, value);
  }
}

/** The page's script for the practice site to serve. */
export const sceneApp = { script: `(${buildScene.toString()})()`, style: 'body{font:16px sans-serif}' };
