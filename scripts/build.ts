import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { minify } from 'terser';
import { build } from 'vite';
import { billOfMaterials, licensesText, shippedPackages } from './shipped-packages.ts';
import { zipFolder } from './zip.ts';
import { version } from '../package.json' with { type: 'json' };

const targets = ['chrome', 'firefox'] as const;

/**
 * Builds `dist/chrome`, `dist/firefox`, their store packages and the bill of materials, the same bytes from the same
 * sources.
 */
export async function main(): Promise<void> {
  await mkdir('dist', { recursive: true });
  const packages = shippedPackages();
  // What runs this file has set another mode, in which JSX would carry the paths of its sources.
  process.env['NODE_ENV'] = 'production';
  await writeFile(`dist/keystep-${version}.cdx.json`, billOfMaterials(packages, version));
  for (const target of targets) {
    process.env['TARGET'] = target;
    // A fresh module each time: the configuration reads TARGET when it is loaded.
    await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
    await tighten(`dist/${target}/extension/content/main.js`);
    await writeFile(`dist/${target}/licenses.txt`, licensesText(packages));
    await writeFile(`dist/keystep-${target}-${version}.zip`, await zipFolder(`dist/${target}`));
  }
}

/** The content script is loaded with every page of Binance's: a second, slower pass makes it smaller. */
async function tighten(path: string): Promise<void> {
  const { code } = await minify(await readFile(path, 'utf8'), {
    ecma: 2020,
    compress: { passes: 3, ecma: 2020 },
    mangle: true,
  });
  if (code === undefined) throw new Error(`Nothing is left of ${path}.`);
  await writeFile(path, code);
}
