import type { Bundle } from '../bundle.ts';
import { bundle } from '../bundle.ts';

/** What is compared: the page alone, Keystep, and the guides that a page can bring itself. */
export const contenders = [
  'page alone',
  'keystep',
  'driver.js',
  'shepherd.js',
  'intro.js',
  'react-joyride',
] as const;
export type ContenderName = (typeof contenders)[number];

/** The others: what a page would use instead. */
export const peers = contenders.slice(2);

const files: Readonly<Record<ContenderName, string>> = {
  'page alone': 'overlay/contenders/none.ts',
  keystep: 'overlay/contenders/keystep.ts',
  'driver.js': 'overlay/contenders/driver.ts',
  'shepherd.js': 'overlay/contenders/shepherd.ts',
  'intro.js': 'overlay/contenders/intro.ts',
  'react-joyride': 'overlay/contenders/joyride.ts',
};

/** Bundles every contender for the heavy page. */
export async function bundleContenders(): Promise<ReadonlyMap<ContenderName, Bundle>> {
  const made = new Map<ContenderName, Bundle>();
  for (const name of contenders) made.set(name, await bundle(files[name]));
  return made;
}
