import { reportForm } from '../../src/guide/report.ts';
import type { AnchorId } from '../../src/site/anchors.ts';
import { hosts } from '../../src/site/hosts.ts';
import { type Look, observe } from '../../src/site/observe.ts';
import { stands } from '../../src/site/scrub.ts';
import { skeletonAttributes, skeletonTags, skeletonWords } from '../../src/site/skeleton.ts';
import { wordsIn } from '../../src/site/wording/languages.ts';
import { lexicon } from '../../src/site/wording/match.ts';
import type { Words } from '../../src/site/wording/phrases.ts';

/** A report of a wrong hint as a page that the locator can be run on. */
export interface ReportedPage {
  readonly step: string;
  readonly url: URL;
  /** Looks at the page, which stands in the document that it was imported into. */
  look(): Look;
  /** What the report says was found, by the elements of this page: moved by hand, it says what is right. */
  readonly marks: ReadonlyMap<AnchorId, Element>;
}

const label = 'Reported key';
const paths: Readonly<Record<string, string>> = {
  'api-management': 'my/settings/api-management',
  settings: 'my/settings',
  dashboard: 'my/dashboard',
  login: 'login',
  home: '',
  other: 'another/page',
};

/**
 * Builds the page of a report in `document`. A report comes from a stranger: whatever is not of its form is refused,
 * and nothing of it becomes anything but an element of the list, a word or a state.
 * @throws Error that says which part is not of the form.
 */
export function importReport(report: string, document: Document): ReportedPage {
  const lines = report.replaceAll('\r', '').split('\n');
  const start = lines.findIndex((line) => line.trim() === reportForm);
  if (start === -1) throw new Error(`This is no report: it has no line "${reportForm}".`);
  const text = lines.slice(start).join('\n').split(/^```/m)[0] ?? '';
  const [, host = '', route = '', locale = '', all] =
    /^page: ([\w.]+), ([\w-]+), ([\w-]+)(, all)?$/m.exec(text) ?? [];
  const path = paths[route];
  if (path === undefined)
    throw new Error('The line "page:" is missing, or names no page that Keystep knows.');
  const markup = text.slice(text.indexOf('\n<body')).trim();
  if (!markup.startsWith('<body')) throw new Error('This report has no page: nothing can be built of it.');

  const concepts: Words = Object.fromEntries(
    [...markup.matchAll(/\{([\w-]+)\}/g)].map(([, concept = '']) => [concept, [pageWord(concept)]]),
  );
  const words = wordsIn(locale, all !== undefined);
  const url = new URL(
    `https://${host === 'practice' ? hosts[0] : host}/${locale === 'other' ? 'xx' : locale}/${path}`,
  );
  const marks = new Map<AnchorId, Element>();
  build(markup, document, marks);
  return {
    step: /^step: ([\w-]+), /m.exec(text)?.[1] ?? '',
    url,
    look: () => observe(document, url, lexicon(locale, words, concepts), label),
    marks,
  };
}

/** What the locator finds on a page, by element: as the marks of a report, which it can be compared with. */
export function found(look: Look): ReadonlyMap<AnchorId, Element> {
  const accepted = look.explain().filter(({ outcome }) => outcome === 'accepted');
  return new Map(
    accepted.flatMap(({ anchor, candidates: [first] }) => (first ? [[anchor, first.element]] : [])),
  );
}

function build(markup: string, document: Document, marks: Map<AnchorId, Element>): void {
  const { defaultView } = document;
  if (defaultView === null) throw new TypeError('The document has to be in a window.');
  const parsed = new defaultView.DOMParser().parseFromString(markup, 'application/xml');
  if (parsed.querySelector('parsererror') !== null)
    throw new Error('The page of this report is cut off or damaged.');
  let unknown = 0;
  const words = (text: string): string =>
    text
      .replaceAll(stands.unknown, () => `qxv${letters((unknown += 1))}`)
      .replaceAll(stands.short, 'qx')
      .replaceAll(stands.label, label)
      .replaceAll(stands.masked, '********')
      .replaceAll(stands.address, '203.0.113.7')
      .replaceAll(/\[key(\d)\]/g, (_, digit: string) => digit.repeat(64))
      .replaceAll(/\{([\w-]+)\}/g, (_, concept: string) => pageWord(concept));

  const fill = (made: Element, from: Element): void => {
    for (const { name, value } of from.attributes) {
      if (name === 'data-found') for (const anchor of value.split(' ')) marks.set(anchor as AnchorId, made);
      else if (name === 'value' && 'value' in made) made.value = words(value);
      else made.setAttribute(name, checkedValue(name, value, words));
    }
    for (const child of from.childNodes) {
      if (child.nodeType === 3) made.append(words(child.nodeValue ?? ''));
      else if (child.nodeType === 1) {
        const { tagName } = child as Element;
        if (!skeletonTags.includes(tagName)) throw new Error(`A report holds no element "${tagName}".`);
        const element = document.createElement(tagName);
        made.append(element);
        fill(element, child as Element);
      } else throw new Error('A report holds elements and words alone.');
    }
  };
  for (const { name } of [...document.body.attributes]) document.body.removeAttribute(name);
  document.body.replaceChildren();
  fill(document.body, parsed.documentElement);
}

function checkedValue(name: string, value: string, words: (text: string) => string): string {
  if ((skeletonWords as readonly string[]).includes(name)) return words(value);
  const form = skeletonAttributes[name] ?? otherForms[name];
  if (form?.test(value) !== true)
    throw new Error(`A report holds no attribute ${name}="${value.slice(0, 40)}".`);
  return value;
}

const otherForms: Readonly<Record<string, RegExp>> = {
  for: /^r\d+$/,
  'aria-labelledby': /^r\d+( r\d+)*$/,
  href: /^(…|\/[a-z/-]+)$/,
  ...Object.fromEntries(['hidden', 'open', 'disabled', 'readonly', 'checked'].map((name) => [name, /^$/])),
};

/** Words that stand for those which the page's own data brought for a concept. */
function pageWord(concept: string): string {
  return `qxp ${concept.toLowerCase()}`;
}

function letters(count: number): string {
  return count.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
}
