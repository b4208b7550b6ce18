import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
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
    await tighten(`dist/${target}`);
    await writeFile(`dist/${target}/licenses.txt`, licensesText(packages));
    await writeFile(`dist/keystep-${target}-${version}.zip`, await zipFolder(`dist/${target}`));
  }
}

/**
 * Makes every script small once its name is final, so that the same sources give the same bytes. The content script is
 * no module, and comes with every page of Binance's: it gets more passes.
 */
async function tighten(folder: string): Promise<void> {
  for (const name of (await readdir(folder, { recursive: true })).filter((each) => each.endsWith('.js'))) {
    const path = join(folder, name);
    const isContent = name.split(sep).join('/') === 'extension/content/main.js';
    const { code } = await minify(await readFile(path, 'utf8'), {
      ecma: 2020,
      module: !isContent,
      compress: { passes: isContent ? 3 : 1, ecma: 2020 },
      mangle: true,
    });
    if (code === undefined) throw new Error(`Nothing is left of ${path}.`);
    await writeFile(path, code);
  }
}
