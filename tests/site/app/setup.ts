import type { PageSetup } from '../practice-options.ts';

function readSetup(): PageSetup {
  const data = JSON.parse(document.getElementById('__APP_DATA')?.textContent ?? '{}') as {
    runtimeConfig: { rehearsal: PageSetup };
    basename: string;
  };
  return data.runtimeConfig.rehearsal;
}

/** What the server gave this load. */
export const setup = readSetup();

let state = setup.seed >>> 0;

/** Random number from 0 to 1, the same for the same seed (mulberry32). */
export function random(): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** Shape of this load: what is not known of Binance's DOM, so it must not matter. */
export const shape = {
  /** Empty `div`s around parts, 0 to 2. */
  wrappers: Math.floor(random() * 3),
  /** Whether a check box holds its words or stands beside them. */
  wordsInCheckbox: random() < 0.5,
  /** Whether values stand before or after their Copy button. */
  copyFirst: random() < 0.5,
} as const;

/** Known class names, each followed by a hashed one that is different in every load. */
export function cls(...names: readonly (string | false | undefined)[]): string {
  const known = names.filter((name): name is string => Boolean(name));
  let hash = setup.seed | 0;
  for (const letter of known.join('.')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return [...known, `css-${(hash >>> 0).toString(36)}`].join(' ');
}
