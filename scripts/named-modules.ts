import type { Plugin } from 'vite';
import { shippedPackages } from './shipped-packages.ts';

/**
 * Ends a build in which a script has code of somebody whom `licenses.txt` and the bill of materials do not name: a
 * package, or a helper that the bundler put in.
 */
export function namedModules(): Plugin {
  let root: string;
  return {
    name: 'keystep:named-modules',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      // After the extension's plugin has taken its own placeholder out.
      order: 'post',
      handler(_, bundle) {
        const modules = Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' ? Object.entries(file.modules) : [],
        );
        const ids = modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id);
        const strange = unnamed(ids, root, new Set(shippedPackages().map(({ name }) => name)));
        if (strange.length > 0)
          throw new Error(`licenses.txt does not say whose these are: ${JSON.stringify(strange)}`);
      },
    },
  };
}

/** The modules that are neither the project's own, below `root`, nor of a named package. */
export function unnamed(ids: readonly string[], root: string, names: ReadonlySet<string>): readonly string[] {
  return ids.filter((id) => {
    const owner = ownerOf(id);
    return owner === null ? !id.startsWith(`${root}/`) : !names.has(owner);
  });
}

/** A package's name, from the folder of its file or from the name that a bundler gives its helper. */
function ownerOf(id: string): string | null {
  if (id === '__vite-browser-external') return 'vite';
  const [, inPackages] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
  const [, ofHelper] = /^\0([^/]+)/.exec(id) ?? [];
  return inPackages ?? ofHelper ?? null;
}
