import type { Family } from './anchors.ts';

/** Upper bounds of what is looked at: a page of any size, or a hostile one, costs the same. */
export const limits = { texts: 12_000, climb: 40, candidates: 400 } as const;

/**
 * Whether a person can see an element, as far as styles tell: no layout is read. Panes that the page keeps
 * hidden do not count. Browsers answer by `checkVisibility`; without it the styles of the ancestors decide.
 */
export function isVisible(element: Element): boolean {
  if (typeof element.checkVisibility === 'function')
    return element.checkVisibility({ visibilityProperty: true });
  const view = element.ownerDocument.defaultView;
  if (view === null || !element.isConnected) return false;
  if (view.getComputedStyle(element).visibility === 'hidden') return false;
  return !ancestors(element).some((node) => view.getComputedStyle(node).display === 'none');
}

/** An element and what holds it, innermost first, `most` in all. */
export function ancestors(element: Element, most: number = limits.climb): Element[] {
  const found: Element[] = [];
  for (let node: Element | null = element; node !== null && found.length < most; node = node.parentElement)
    found.push(node);
  return found;
}

/** The innermost element that holds all of these; null when they share none. */
export function commonHolder(elements: readonly Element[]): Element | null {
  const [first, ...rest] = elements;
  if (first === undefined) return null;
  return ancestors(first).find((node) => rest.every((other) => node.contains(other))) ?? null;
}

const roles: Readonly<Record<string, Family>> = {
  button: 'button',
  link: 'link',
  menuitem: 'link',
  tab: 'link',
  treeitem: 'link',
  radio: 'option',
  option: 'option',
  menuitemradio: 'option',
  checkbox: 'checkbox',
  switch: 'checkbox',
  menuitemcheckbox: 'checkbox',
  textbox: 'field',
  searchbox: 'field',
  spinbutton: 'field',
  combobox: 'field',
  slider: 'field',
  listbox: 'field',
  group: 'group',
  radiogroup: 'group',
  heading: 'heading',
};

const inputs: Readonly<Record<string, Family | null>> = {
  button: 'button',
  submit: 'button',
  image: 'button',
  reset: null,
  hidden: null,
  file: null,
  checkbox: 'checkbox',
  radio: 'option',
};

/** What kind of control an element is, by its role, else by its tag; null for what is no control. */
export function familyOf(element: Element): Family | null {
  const role = element.getAttribute('role')?.trim().split(/\s+/)[0]?.toLowerCase();
  if (role !== undefined && role in roles) return roles[role] ?? null;
  switch (element.localName) {
    case 'button':
    case 'summary':
      return 'button';
    case 'a':
      return element.hasAttribute('href') ? 'link' : 'generic';
    case 'textarea':
    case 'select':
      return 'field';
    case 'fieldset':
      return 'group';
    case 'input': {
      const type = element.getAttribute('type')?.toLowerCase() ?? 'text';
      return type in inputs ? (inputs[type] ?? null) : 'field';
    }
    default:
      if (/^h[1-6]$/.test(element.localName)) return 'heading';
      return element.hasAttribute('tabindex') || element.hasAttribute('aria-checked') || isBox(element)
        ? 'generic'
        : null;
  }
}

/** Binance's check box is a plain `div` of this class (automation code of 2025 and 2026, read 2026-11-22). */
function isBox(element: Element): boolean {
  return element.classList.contains('bn-checkbox') || element.classList.contains('bn-radio');
}

/** Everything that may be a control, in one query. */
export const controlSelector =
  'button,a[href],input,textarea,select,summary,fieldset,h1,h2,h3,h4,h5,h6,dialog,[role],[tabindex],[aria-checked],[aria-modal],.bn-checkbox,.bn-radio';

/** What a script makes a dialog. */
export const scriptedSelector = '[role=dialog],[role=alertdialog],[aria-modal=true]';

/** Everything that may be a dialog: each of them is found by `controlSelector` too. */
export const dialogSelector = `dialog,${scriptedSelector}`;

/** What the page shows while something is still to come. */
export const placeholderSelector = '[class*=skeleton],[class*=Skeleton],[aria-busy=true]';

/** The text nodes in an element, in document order; at most `limit` of them. */
export function* textNodes(element: Element, limit: number): Generator<Text> {
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* SHOW_TEXT */);
  for (let left = limit; left > 0; left -= 1) {
    const node = walker.nextNode();
    if (node === null) return;
    yield node as Text;
  }
}

/** The texts in an element, each on its own, without those of scripts and styles; at most `most` of them. */
export function textsIn(element: Element, most = 40): string[] {
  const found: string[] = [];
  for (const node of textNodes(element, most * 3)) {
    const text = node.data.trim();
    if (text !== '' && !isCode(node.parentElement)) found.push(text);
    if (found.length >= most) break;
  }
  return found;
}

/** Text that nobody reads. */
export function isCode(element: Element | null): boolean {
  return element === null || /^(script|style|noscript|template|title)$/.test(element.localName);
}
