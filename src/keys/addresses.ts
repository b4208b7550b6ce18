import { readIp, type IpProblem } from './ip-address.ts';

/** Most addresses that one key takes on Binance (Link & Trade fast API documentation, read 2026-11-22). */
export const maxAddresses = 30;

/** Why a part of the text gives no address. */
export type AddressProblem =
  | IpProblem
  /** A host's name: Binance takes its address. */
  | 'name'
  /** More than 30. */
  | 'too-many';

/** What could not be used, and in which line of the text, from 1. */
export interface LineProblem {
  readonly line: number;
  readonly text: string;
  readonly problem: AddressProblem;
}

/** What a text of addresses holds. */
export interface ParsedAddresses {
  /** In their shortest usual form, each once, in the order of the text. */
  readonly addresses: readonly string[];
  readonly problems: readonly LineProblem[];
}

/**
 * The list in the form that Binance's field takes: commas, no blanks (its API takes commas; the field refused blanks
 * between addresses, reported once, PTDefender#47; read 2026-11-22).
 */
export function forBinance(addresses: readonly string[]): string {
  return addresses.join(',');
}

/**
 * Finds the addresses in whatever was pasted: a list, a help page, an e-mail. Words around them do not matter; a
 * line without words is taken for a list, and everything in it that is no address is a problem.
 */
export function parseAddresses(text: string): ParsedAddresses {
  const addresses: string[] = [];
  const problems: LineProblem[] = [];
  const lines = text
    .normalize('NFKC')
    .replace(invisible, '')
    .split(/\r\n|[\n\r\u2028\u2029]/u);
  for (const [index, content] of lines.entries()) {
    const pieces = content
      .split(separators)
      .map(unwrap)
      .filter((piece) => piece !== '');
    const isList = !pieces.some((piece) => kindOf(piece) === 'word');
    const report = (piece: string, problem: AddressProblem) => {
      problems.push({ line: index + 1, text: piece, problem });
    };
    for (const piece of pieces) {
      const kind = kindOf(piece);
      if (kind === 'word' || (kind !== 'address' && !isList)) continue;
      const reading = kind === 'name' ? ({ problem: 'name' } as const) : readIp(piece);
      if ('problem' in reading) report(piece, reading.problem);
      else if (addresses.includes(reading.address)) continue;
      else if (addresses.length >= maxAddresses) report(piece, 'too-many');
      else addresses.push(reading.address);
    }
  }
  const nothing = addresses.length === 0 && problems.length === 0 ? text.trim() : '';
  if (nothing !== '') problems.push({ line: 1, text: nothing.slice(0, 40), problem: 'not-an-address' });
  return { addresses, problems };
}

// Zero-width characters and the soft hyphen, which mails and help pages put into long words.
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const separators = /[\s,;|"'`<>(){}=]+/u;

/** Without label, scheme, path and port, the brackets of IPv6, list marks and the end of a sentence. */
function unwrap(piece: string): string {
  const bare = piece
    .replace(/^(?:ip|ipv4|ipv6|addr|address|host):/iu, '')
    .replace(/^[a-z][a-z\d+.-]*:\/\/(?:[^/@]*@)?/iu, '')
    .replace(/^[-*\u2022\u00b7#]+/u, '')
    .replace(/[.:!?]+$/u, (end) => (end.startsWith('::') ? '::' : ''));
  const inBrackets = /^\[([\da-f:.%]+)\]?(?::\d+)?(?:\/.*)?$/iu.exec(bare)?.[1];
  const withPort = /^((?:\d+\.){3}\d+)(?::\d+)?(?:\/(?!\d+$).*)?$/u.exec(bare)?.[1];
  return inBrackets ?? withPort ?? (bare.endsWith('.*') ? bare : bare.replace(/[\]*]+$/u, ''));
}

type Kind = 'address' | 'odd' | 'name' | 'word';

/** `odd`: written with the characters of an address; a mistake in a list, and a version or a time in a sentence. */
function kindOf(piece: string): Kind {
  if (/^(?:\d+\.){3}\d+(?:\/\d+)?$|^(?:\d+\.){3}(?:\*|\d+-[\d.]+)$/u.test(piece)) return 'address';
  if (piece === '::') return 'odd';
  const colons = piece.split(':').length - 1;
  if (/^[\da-f:.]*[\da-f][\da-f:.]*(?:%[\w.-]+|\/\d+)?$/iu.test(piece) && colons >= 2) {
    return 'address' in readIp(piece) || piece.includes('::') ? 'address' : 'odd';
  }
  if (/^[\d.:/*-]*\d[\d.:/*-]*$/u.test(piece) && /[.:]/u.test(piece)) return 'odd';
  return /^(?:[a-z\d-]+\.)+[a-z]{2,}$/iu.test(piece) ? 'name' : 'word';
}
