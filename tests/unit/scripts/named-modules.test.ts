import { expect, it } from 'vitest';
import { unnamed } from '../../../scripts/named-modules.ts';

it('a module is named where it is ours, of a named package, or a helper of a named bundler', () => {
  const named = [
    '/project/src/main.ts?worker&url',
    '/project/node_modules/preact/dist/preact.mjs',
    '/project/node_modules/@hpke/core/esm/mod.js',
    '/packages/node_modules/preact/jsx-runtime.js',
    '\0vite/preload-helper.js',
    '\0rolldown/runtime.js',
    '__vite-browser-external',
  ];
  const strange = [
    '/elsewhere/src/main.ts',
    '/projects/main.ts',
    '/project/node_modules/@hpke/other/mod.js',
    '/project/node_modules/preact/node_modules/left-pad/index.js',
    '\0@oxc-project+runtime@0.1.0/helpers/decorate.js',
    '\0commonjsHelpers.js',
    'virtual:client',
  ];
  const names = new Set(['preact', '@hpke/core', 'vite', 'rolldown']);
  expect(unnamed([...named, ...strange], '/project', names)).toEqual(strange);
});
