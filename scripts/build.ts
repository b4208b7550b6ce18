import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { zipFolder } from './zip.ts';
import { version } from '../package.json' with { type: 'json' };

const targets = ['chrome', 'firefox'] as const;

/** Builds `dist/chrome`, `dist/firefox` and their store packages, the same bytes from the same sources. */
export async function main(): Promise<void> {
  await mkdir('dist', { recursive: true });
  for (const target of targets) {
    process.env['TARGET'] = target;
    // A fresh module each time: the configuration reads TARGET when it is loaded.
    await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
    await writeFile(`dist/keystep-${target}-${version}.zip`, await zipFolder(`dist/${target}`));
  }
}
