import { isVisible } from './dom.ts';

/** Controls whose name is what stands in them, by the accessible name computation (W3C accname 1.2). */
const namedByContent =
  /^(button|link|menuitem|tab|treeitem|radio|option|menuitemradio|checkbox|switch|menuitemcheckbox|heading)$/;
const namedByContentTag = /^(button|a|summary|h[1-6]|label|legend|option)$/;
const mostNodes = 200;

/**
 * The name that assistive technology says for a control: labels by reference, then `aria-label`, the host
 * language's labels, the visible content, and last `title`. A small part of the W3C's accname,
 * compared in tests with a whole implementation; spaces may differ. Empty where there is none. `roughly` counts
 * hidden content too, and reads no style: enough to tell what is worth a closer look.
 */
export function accessibleName(element: Element, roughly = false): string {
  const contentName = (from: Element, asking: Element): string => contentOf(from, asking, roughly);
  const { ownerDocument: document } = element;
  const referenced = (element.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .slice(0, 8)
    .flatMap((id) => {
      const label = id === '' ? null : document.getElementById(id);
      return label === null ? [] : contentName(label, label);
    });
  const name =
    tidy(referenced.join(' ')) ||
    tidy(element.getAttribute('aria-label') ?? '') ||
    nativeName(element, contentName);
  if (name !== '') return name;
  const role = element.getAttribute('role');
  const byContent = role === null ? namedByContentTag.test(element.localName) : namedByContent.test(role);
  const content = byContent ? tidy(contentName(element, element)) : '';
  return content || tidy(element.getAttribute('title') ?? '');
}

function nativeName(element: Element, contentName: (from: Element, asking: Element) => string): string {
  if (element instanceof HTMLInputElement && /^(button|submit|reset|image)$/.test(element.type)) {
    return tidy(element.type === 'image' ? element.alt : element.value);
  }
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  ) {
    return tidy([...(element.labels ?? [])].map((label) => contentName(label, element)).join(' '));
  }
  if (element.localName === 'fieldset') {
    const legend = element.querySelector(':scope > legend');
    return legend === null ? '' : tidy(contentName(legend, legend));
  }
  return element.localName === 'img' ? tidy(element.getAttribute('alt') ?? '') : '';
}

/** The visible texts in an element, and the names of its pictures; `asking` itself is left out. */
function contentOf(element: Element, asking: Element, roughly: boolean): string {
  let name = '';
  let left = mostNodes;
  const add = (node: Node): void => {
    left -= 1;
    if (left < 0) return;
    if (node.nodeType === 3) name += node.nodeValue ?? '';
    if (!(node instanceof Element) || node === asking || node.getAttribute('aria-hidden') === 'true') return;
    if ((!roughly && !isVisible(node)) || /^(input|textarea|select|script|style)$/.test(node.localName))
      return;
    const label = node.getAttribute('aria-label') ?? node.getAttribute('alt');
    name += ' ';
    if (label !== null && label.trim() !== '') name += label;
    else node.childNodes.forEach(add);
    name += ' ';
  };
  element.childNodes.forEach(add);
  return name;
}

function tidy(text: string): string {
  return text.slice(0, 2000).replace(/\s+/gu, ' ').trim();
}
