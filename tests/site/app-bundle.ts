import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'app');

/** The practice app as one classic script, and its style sheet. Built in memory, about a second. */
export async function bundleApp(): Promise<{ script: string; style: string }> {
  const [result, style] = await Promise.all([
    build({
      configFile: false,
      root: folder,
      logLevel: 'warn',
      publicDir: false,
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        write: false,
        modulePreload: false,
        lib: { entry: join(folder, 'main.tsx'), formats: ['iife'], name: 'practice' },
      },
    }),
    readFile(join(folder, 'site.css'), 'utf8'),
  ]);
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const file of output.output) if (file.type === 'chunk') return { script: file.code, style };
  }
  throw new Error('Vite built no script for the practice site.');
}
