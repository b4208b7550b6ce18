import type { ExplainedCandidate, Explanation } from '../site/explanation.ts';
import { isKnownHost } from '../site/hosts.ts';
import type { Look } from '../site/observe.ts';
import type { PageScan } from '../site/scan.ts';
import { topmostScope } from '../site/scope.ts';
import { scrubber } from '../site/scrub.ts';
import { skeleton } from '../site/skeleton.ts';
import type { PageWords } from '../site/wording/phrases.ts';
import type { Hint } from './hint.ts';

/** What a report is made of. */
export interface ReportSource {
  readonly document: Document;
  readonly scan: PageScan;
  readonly look: Look;
  readonly hint: Hint;
  /** The words that Keystep came with: no others go into a report. */
  readonly words: PageWords;
  /** The name that the plan gives the key; a report says where it stands, and never what it is. */
  readonly label: string | null;
  /** Keystep's version, and the browser as it calls itself. */
  readonly version: string;
  readonly userAgent: string;
}

/** First line of the form of a report; the importer (`tests/site/reported-page.ts`) knows this one. */
export const reportForm = 'keystep report 1';

/**
 * A wrong hint as text for a bug tracker: which step, which thing, how it was decided, and the skeleton of the page
 * around it. Everything in it is of lists of our own: no value, name, number or unknown text of the page, nothing of
 * the plan, nothing of the vault.
 */
export function reportOf(source: ReportSource): string {
  const { document, scan, look, hint, words, label, version, userAgent } = source;
  const { observation } = look;
  const { host, route, locale, verifying } = observation;
  const scrub = scrubber(scan.lexicon, words, label);
  const all = look.explain();
  const wanted = all.filter(({ anchor }) => hint.wanted.includes(anchor));
  const [browser = ''] = /(Edg|OPR)\/\d+/.exec(userAgent) ?? /(Firefox|Chrome)\/\d+/.exec(userAgent) ?? [];
  const lines = [
    reportForm,
    `version: ${version}, ${browser}`,
    `page: ${isKnownHost(host) ? host : 'practice'}, ${route}, ${language(locale)}${words.others ? ', all' : ''}`,
    `step: ${hint.step}, at ${hint.anchor ?? 'nothing'}`,
    `seen: dialog ${observation.dialog}, secret ${observation.secret}, card ${observation.card ?? 'none'}`,
    ...wanted.flatMap((one) => explanation(one, (text) => scrub.ours(text))),
  ];
  // Binance's own check is not looked into, here neither.
  if (verifying) return fenced([...lines, 'verifying']);
  const found = scan.read(document.body);
  if (found === null) return fenced(lines);
  const { root } = topmostScope(document.body, found);
  return fenced([...lines, '', skeleton({ root, found, scrub, marks: marksOf(all) })]);
}

function fenced(lines: readonly string[]): string {
  return ['```', ...lines, '```'].join('\n');
}

function marksOf(all: readonly Explanation[]): Map<Element, string> {
  const marks = new Map<Element, string>();
  for (const { anchor, outcome, candidates } of all) {
    const element = candidates[0]?.element;
    if (outcome !== 'accepted' || element === undefined) continue;
    marks.set(element, [...(marks.get(element)?.split(' ') ?? []), anchor].join(' '));
  }
  return marks;
}

function explanation(one: Explanation, ours: (phrase: string) => string | null): string[] {
  const { anchor, outcome, score, lead, bar, candidates } = one;
  return [
    `${anchor}: ${outcome}, score ${share(score)} of ${share(bar.score)}, lead ${share(lead)} of ${share(bar.lead)}`,
    ...candidates.map((each) => `- ${candidate(each, ours)}`),
  ];
}

function candidate(
  { family, concept, known, lang, score, for: pros, against }: ExplainedCandidate,
  ours: (phrase: string) => string | null,
): string {
  const clues = [...pros, ...against.map((one) => ({ ...one, kind: `but ${one.kind}` }))];
  const said = concept === null ? '' : ` ${JSON.stringify(ours(known ?? '') ?? concept)} ${lang ?? ''}`;
  return `${family ?? 'text'}${said} ${share(score)}: ${clues.map(({ kind, weight }) => `${kind} ${share(weight)}`).join(', ')}`;
}

/** A language's code; an address may hold anything in its place. */
function language(locale: string): string {
  return /^[a-z]{2}(-[A-Z]{2})?$/.test(locale) ? locale : 'other';
}

function share(value: number): string {
  return value.toFixed(2);
}
