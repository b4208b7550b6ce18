import { gzipSync } from 'node:zlib';
import { bundle } from '../bundle.ts';

/** What a contender brings into a page. */
export interface Size {
  readonly name: string;
  /** Script and style, in bytes. */
  readonly bytes: number;
  /** The same, each after gzip. */
  readonly gzip: number;
}

const peers: Readonly<Record<string, string>> = {
  'driver.js': 'overlay/entries/driver.ts',
  'shepherd.js': 'overlay/entries/shepherd.ts',
  'intro.js': 'overlay/entries/intro.ts',
  'react-joyride': 'overlay/entries/joyride.ts',
};

/** Weighs every peer and what of Keystep does a peer's work: `src/overlay`, without what finds and decides. */
export async function weigh(): Promise<{ readonly ours: Size; readonly peers: readonly Size[] }> {
  const found: Size[] = [];
  for (const [name, path] of Object.entries(peers)) found.push(await weighOne(name, path));
  return { ours: await weighOne('keystep', 'overlay/entries/keystep-overlay.ts'), peers: found };
}

async function weighOne(name: string, path: string): Promise<Size> {
  const { script, style } = await bundle(path);
  const parts = [script, style].filter((part) => part !== '');
  return {
    name,
    bytes: sum(parts.map((part) => Buffer.byteLength(part))),
    gzip: sum(parts.map((part) => gzipSync(part, { level: 9 }).length)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
