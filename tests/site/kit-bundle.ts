import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The kits that the key page can be made of: one file each in `kits/`. */
export const kitNames = ['native', 'radix', 'headless', 'mui', 'mantine', 'fluent'] as const;

export type KitName = (typeof kitNames)[number];

const folder = join(dirname(fileURLToPath(import.meta.url)), 'kits');

/** The key page made with one kit, as one classic script, and its style sheet. Built in memory. */
export async function bundleKit(name: KitName): Promise<{ script: string; style: string }> {
  const [result, own] = await Promise.all([
    build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      publicDir: false,
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        write: false,
        modulePreload: false,
        minify: false,
        lib: { entry: join(folder, `${name}.tsx`), formats: ['iife'], name: 'practice', cssFileName: 'kit' },
      },
    }),
    readFile(join(folder, 'kits.css'), 'utf8'),
  ]);
  const files = (Array.isArray(result) ? result : [result]).flatMap((output) =>
    'output' in output ? output.output : [],
  );
  const chunk = files.find((file) => file.type === 'chunk');
  if (chunk === undefined) throw new Error(`Vite built no script for ${name}.`);
  const sheets = files.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
  );
  return { script: chunk.code, style: [...sheets, own].join('\n') };
}
