import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** Script and styles of one entry, as a page would load them. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

/** Bundles one file, named from this folder, as a plain script: the same bundler, minifier and target for every contender. */
export async function bundle(path: string): Promise<Bundle> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome140',
      minify: true,
      cssMinify: true,
      lib: {
        entry: fileURLToPath(new URL(path, import.meta.url)),
        formats: ['iife'],
        name: 'contenderCode',
        fileName: 'entry',
      },
    },
  })) as Rolldown.RolldownOutput[];
  let [script, style] = ['', ''];
  for (const part of built.flatMap(({ output }) => output)) {
    if (part.type === 'chunk') script += part.code;
    else style += typeof part.source === 'string' ? part.source : new TextDecoder().decode(part.source);
  }
  return { script, style };
}
