/** Why something that is written like an address is none that Binance could see. */
export type IpProblem =
  /** Neither IPv4 nor IPv6. */
  | 'not-an-address'
  /** IPv4 with a number above 255. */
  | 'above-255'
  /** IPv4 with a zero in front of a number: some programs read it as octal. */
  | 'leading-zero'
  /** IPv4 with three numbers, or five. */
  | 'not-four-numbers'
  /** A range such as `198.51.100.0/24` or `198.51.100.*`; Binance takes single addresses. */
  | 'range'
  /** Home or office network, or the machine itself: Binance sees the router's address instead. */
  | 'private'
  /** Reserved, for many receivers, or "any": nothing calls from there. */
  | 'unusable';

/** An address in its shortest usual form, or why it is none. */
export type IpReading = { readonly address: string } | { readonly problem: IpProblem };

/** Reads one address. What stands around it in a URL or a list must be gone; `/32` and `/128` are single ones. */
export function readIp(text: string): IpReading {
  const [base = '', prefix, ...rest] = text.split('/');
  const single =
    prefix === undefined || (rest.length === 0 && prefix === (base.includes(':') ? '128' : '32'));
  const bytes = readIPv4(base);
  const groups = bytes === null ? readIPv6(base.replace(/%[\w.-]+$/u, '')) : null;
  if (bytes === null && groups === null) return { problem: wrongForm(text) };
  if (!single) return { problem: /^\d{1,3}$/u.test(prefix) ? 'range' : 'not-an-address' };
  if (bytes !== null) {
    const problem = judgeIPv4(bytes);
    return problem === null ? { address: bytes.join('.') } : { problem };
  }
  const problem = judgeIPv6(groups ?? []);
  return problem === null ? { address: formatIPv6(groups ?? []) } : { problem };
}

function wrongForm(text: string): IpProblem {
  if (/^[\d.]+-[\d.]+$|^[\d.]+\.\*$|^[\da-f:]+-[\da-f:]+$/iu.test(text)) return 'range';
  if (!/^\d+(?:\.\d+)+$/u.test(text)) return 'not-an-address';
  const parts = text.split('.');
  if (parts.length !== 4) return 'not-four-numbers';
  return parts.some((part) => Number(part) > 255) ? 'above-255' : 'leading-zero';
}

/** Four numbers of 0 to 255, without leading zeros. */
function readIPv4(text: string): readonly number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

// Ranges of RFC 1918, RFC 6598, RFC 3927, RFC 1122, RFC 5771 and RFC 1112.
function judgeIPv4([a = 0, b = 0]: readonly number[]): IpProblem | null {
  if (a === 10 || a === 127 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168))
    return 'private';
  if ((a === 100 && b >= 64 && b <= 127) || (a === 169 && b === 254)) return 'private';
  return a === 0 || a >= 224 ? 'unusable' : null;
}

/** Eight groups of 16 bits, with `::` expanded and a dotted tail read. Zones (`%eth0`) and brackets must be gone. */
function readIPv6(text: string): readonly number[] | null {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':')) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '', halves.length === 1);
  const tail = readGroups(halves[1] ?? '', true);
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : null;
  return missing >= 1 ? [...head, ...Array<number>(missing).fill(0), ...tail] : null;
}

function readGroups(text: string, dottedTail: boolean): readonly number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const bytes = dottedTail && index === parts.length - 1 ? readIPv4(part) : null;
    if (bytes !== null) {
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

// RFC 4193 (unique local), RFC 4291 (loopback, link-local, multicast, unspecified, mapped IPv4).
function judgeIPv6(groups: readonly number[]): IpProblem | null {
  const [first = 0] = groups;
  if ((first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80) return 'private';
  if (groups.slice(0, 7).every((group) => group === 0)) return groups[7] === 1 ? 'private' : 'unusable';
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return mapped || (first & 0xff00) === 0xff00 ? 'unusable' : null;
}

/** The form of RFC 5952: lower case, no leading zeros, the longest run of zero groups (two at least) as `::`. */
function formatIPv6(groups: readonly number[]): string {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}
