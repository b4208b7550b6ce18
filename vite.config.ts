import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { firefoxManifest } from './scripts/firefox-manifest.ts';
import { namedModules } from './scripts/named-modules.ts';
import { popupFiles } from './scripts/popup-files.ts';
import { withoutMarkup } from './scripts/without-markup.ts';

/** `TARGET=firefox vite build` builds for Firefox; Chromium is the default. */
const target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome';

const contentScripts = manifest.content_scripts.flatMap((script) => script.js);

export default defineConfig(({ command }) => ({
  publicDir: 'extension/static',
  // A packages folder that is a link elsewhere gives the same bytes.
  resolve: { preserveSymlinks: true },
  define: {
    // The content script is a child build, which does not get Vite's usual replacement.
    'process.env.NODE_ENV': JSON.stringify('production'),
    TARGET: JSON.stringify(target),
  },
  build: {
    // The development server writes a manifest for every URL: it must never land beside a release.
    outDir: command === 'serve' ? `out/dev-${target}` : `dist/${target}`,
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, dependencies, { hostType }) => (hostType === 'html' ? dependencies : []),
    },
    // Afterwards, by `scripts/build.ts`: names inside a bundle depend on the order in which its parts were ready.
    minify: false,
    cssMinify: true,
    target: target === 'firefox' ? 'firefox140' : 'chrome140',
    rolldownOptions: {
      output: { codeSplitting: { groups: popupFiles() } },
      input: {
        welcome: 'extension/welcome/index.html',
        rehearsal: 'extension/rehearsal/index.html',
        ...(target === 'chrome' ? { offscreen: 'extension/offscreen/index.html' } : {}),
      },
    },
  },
  // The tests load sources as they are; only a build makes an extension of them.
  plugins: process.env['VITEST']
    ? []
    : [
        withoutMarkup(),
        namedModules(),
        crx({
          manifest: (target === 'firefox' ? firefoxManifest(manifest) : manifest) as ManifestV3Export,
          browser: target,
          contentScripts: { standaloneFiles: contentScripts },
        }),
      ],
  worker: { plugins: () => [namedModules()] },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/meta/**/*.test.ts'],
          // Property tests and Argon2 take seconds on a busy machine, and a slow pass is no failure.
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // Whole walks, in browsers that share two cores: a slow pass is no failure here neither.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'attack',
          include: ['tests/attack/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['tests/soak/**/*.test.ts'],
        },
      },
    ],
  },
}));
