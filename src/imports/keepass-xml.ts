import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { XmlDocument, XmlNode } from '@rgrove/parse-xml';
import { KeystepError } from '../errors.ts';
import { entry, filled } from './import.types.ts';
import type { ImportEntry, Importer, NamedValue } from './import.types.ts';

/** KeePass 2 XML: entries of strings, as both KeePass and KeePassXC write it. Histories are left alone. */
export const keepassXml: Importer = {
  format: 'keepass-xml',
  read: ({ text }) => {
    if (!/^\s*<(?:\?xml|!--|KeePassFile)/u.test(text)) return null;
    const root = parse(text).root;
    if (root?.name !== 'KeePassFile') return null;
    return entriesBelow(root).map(readEntry);
  },
};

function parse(text: string): XmlDocument {
  try {
    return parseXml(text);
  } catch (cause) {
    throw new KeystepError('import-damaged', 'expected XML', { cause });
  }
}

/** Without recursion: how deep groups stand is for the file to say. */
function entriesBelow(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const left: XmlNode[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    if (!(node instanceof XmlElement) || node.name === 'History') continue;
    if (node.name === 'Entry') found.push(node);
    // From the last to the first, so that they come off in the file's order.
    else for (const child of node.children.slice().reverse()) left.push(child);
  }
  return found;
}

function readEntry(element: XmlElement): ImportEntry {
  const strings = childrenOf(element, 'String').map((string): NamedValue => {
    const name = childrenOf(string, 'Key')[0]?.text ?? '';
    return { name, value: childrenOf(string, 'Value')[0]?.text ?? '' };
  });
  const valueOf = (name: string) => strings.find((string) => string.name === name)?.value ?? '';
  return entry({
    title: valueOf('Title'),
    notes: valueOf('Notes'),
    urls: [valueOf('URL')],
    fields: filled(strings.filter(({ name }) => !['Title', 'Notes', 'URL'].includes(name))),
  });
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}
