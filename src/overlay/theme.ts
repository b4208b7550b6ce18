/** The two themes that the overlay can be drawn in. */
export type Theme = 'light' | 'dark';

/** Theme to draw in: the person's choice, else the page's own, else the system's. */
export function resolveTheme(document: Document, choice: 'system' | Theme): Theme {
  if (choice !== 'system') return choice;
  return pageTheme(document) ?? systemTheme(document);
}

/** The page's theme by the brightness of its ground; null where it paints none that can be read. */
export function pageTheme(document: Document): Theme | null {
  const view = document.defaultView;
  if (view === null) return null;
  for (const element of [document.body as HTMLElement | null, document.documentElement]) {
    if (element === null) continue;
    const luminance = luminanceOf(view.getComputedStyle(element).backgroundColor);
    if (luminance !== null) return luminance < 0.5 ? 'dark' : 'light';
  }
  return null;
}

/** Perceived brightness, 0 to 1, of a computed `rgb()` colour; null for anything else or mostly transparent. */
export function luminanceOf(colour: string): number | null {
  const numbers = /^rgba?\(([^)]+)\)$/u
    .exec(colour)?.[1]
    ?.split(/[\s,/]+/u)
    .map(Number.parseFloat);
  const [red, green, blue, alpha = 1] = numbers ?? [];
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function systemTheme(document: Document): Theme {
  return document.defaultView?.matchMedia('(prefers-color-scheme: dark)').matches === true ? 'dark' : 'light';
}

/** Calls `onChange` when the page or the system changes its theme, until `signal` ends it. */
export function watchTheme(document: Document, onChange: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChange);
  const filter = { attributes: true, attributeFilter: ['class', 'data-theme', 'style'] };
  observer.observe(document.documentElement, filter);
  const body = document.body as HTMLElement | null;
  if (body !== null) observer.observe(body, filter);
  signal.addEventListener('abort', () => observer.disconnect());
  document.defaultView
    ?.matchMedia('(prefers-color-scheme: dark)')
    .addEventListener('change', onChange, { signal });
}
