import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

const entries = {
  popup: 'popup/main.tsx',
  background: 'background/main.ts',
  offscreen: 'offscreen/main.ts',
} as const;
/** Styles of all pages stand with the views: before the styles of a page, which may overrule them. */
const commonStyles = /\/src\/views\/styles\/(?:tokens|components)\.css$/;
type Needs = Readonly<Record<keyof typeof entries, ReadonlySet<string>>>;

/**
 * Puts what the popup needs at once into a few files: its own, what the background needs too, and of that apart what
 * Chromium's offscreen document needs, since hardly any of the browser's interfaces exist there and what asks for others
 * as soon as it is loaded would fail. Cut by who else needs which part, as bundlers do by themselves, they are a dozen,
 * and fetching those takes half of the time that it takes to open.
 */
export function popupFiles(): Rolldown.CodeSplittingGroup[] {
  let known: Needs | null = null;
  const group = (
    debugName: string,
    priority: number,
    fileOf: (id: string, needs: Needs) => string | null,
  ) => ({
    debugName,
    priority,
    name(id: string, modules: Modules) {
      known ??= {
        popup: neededBy(entries.popup, modules),
        background: neededBy(entries.background, modules),
        offscreen: neededBy(entries.offscreen, modules),
      };
      return known.popup.has(id) || commonStyles.test(id) ? fileOf(id, known) : null;
    },
  });
  return [
    group('popup, offscreen', 2, (id, { offscreen }) => (offscreen.has(id) ? 'messages' : null)),
    group('popup', 1, (id, { background }) => (background.has(id) ? 'shared' : 'views')),
  ];
}

type Modules = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** All modules that one imports at once. Itself it stays where it is: it does something as soon as it is loaded. */
function neededBy(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (id: string): void => {
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (found.has(imported)) continue;
      found.add(imported);
      follow(imported);
    }
  };
  follow(fileURLToPath(new URL(`../extension/${entry}`, import.meta.url)));
  return found;
}
