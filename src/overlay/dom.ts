type Child = Node | string;
type Attributes = Readonly<Record<string, string>>;

/** Makes elements of one document. Text goes in as text: nothing here reads HTML from a string. */
export interface Maker {
  readonly html: <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes?: Attributes,
    ...children: readonly Child[]
  ) => HTMLElementTagNameMap[Tag];
  readonly svg: (tag: string, attributes?: Attributes, ...children: readonly Child[]) => SVGElement;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A maker for `document`. */
export function createMaker(document: Document): Maker {
  return {
    html: (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children),
    svg: (tag, attributes, ...children) => fill(svgElement(document, tag), attributes, children),
  };
}

function svgElement(document: Document, tag: string): SVGElement {
  return document.createElementNS(svgNamespace, tag as 'svg');
}

function fill<Made extends Element>(
  element: Made,
  attributes: Attributes = {},
  children: readonly Child[],
): Made {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Sets an attribute only where that changes something. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Puts `children` in, in this order; leaves the element alone where they stand so already, and focus with it. */
export function setChildren(element: Element, children: readonly Node[]): void {
  const same =
    element.childNodes.length === children.length &&
    children.every((child, index) => element.childNodes[index] === child);
  if (!same) element.replaceChildren(...children);
}

/** Takes every attribute but these away. */
export function keepOnly(element: Element, attributes: readonly string[]): void {
  for (const name of element.getAttributeNames())
    if (!attributes.includes(name)) element.removeAttribute(name);
}

/** Whether an element has no attribute and no style of its own but these. */
export function hasOnly(
  element: HTMLElement,
  attributes: readonly string[],
  styles: readonly string[] = [],
): boolean {
  const names = element.getAttributeNames().filter((name) => name !== 'style');
  return (
    names.every((name) => attributes.includes(name)) &&
    [...element.style].every((name) => styles.includes(name))
  );
}
