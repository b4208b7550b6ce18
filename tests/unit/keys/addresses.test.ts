import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxAddresses, parseAddresses } from '../../../src/keys/addresses.ts';

const read = (text: string) => parseAddresses(text).addresses;
const problem = (text: string) => parseAddresses(text).problems.map((one) => one.problem);

describe('parseAddresses', () => {
  it('separates at commas, semicolons, spaces and line breaks, and takes each address once', () => {
    expect(read(' 203.0.113.24, 198.51.100.7;203.0.113.24\n192.0.2.1 ')).toEqual([
      '203.0.113.24',
      '198.51.100.7',
      '192.0.2.1',
    ]);
    expect(parseAddresses('')).toEqual({ addresses: [], problems: [] });
  });

  it('writes IPv6 in its shortest form, so that one address is one', () => {
    expect(read('2001:0DB8:0000:0000:0000:0000:0000:0001 2001:db8::1')).toEqual(['2001:db8::1']);
    expect(read('2001:db8:0:0:1:0:0:0')).toEqual(['2001:db8:0:0:1::']);
    expect(read('2001:db8:0:1:1:1:1:1')).toEqual(['2001:db8:0:1:1:1:1:1']);
    expect(read('64:ff9b::192.0.2.33')).toEqual(['64:ff9b::c000:221']);
  });

  it.each([
    '1.2.3',
    '256.1.1.1',
    '1.2.3.04',
    '1.2.3.4.5',
    '1::2::3',
    '1:2:3',
    ':::',
    'host.example',
    '[2001:db8::1]',
    'fe80::1%eth0',
    '::1.2.3',
  ])('%s is no address', (text) => expect(problem(text)).toEqual(['not-an-address']));

  it.each([
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.4',
    '127.0.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
  ])('%s is inside a network of its own', (text) => expect(problem(text)).toEqual(['private']));

  it.each(['0.0.0.0', '224.0.0.1', '255.255.255.255', '::', 'ff02::1', '::ffff:192.0.2.1'])(
    '%s is nothing that calls',
    (text) => expect(problem(text)).toEqual(['unusable']),
  );

  it.each(['172.15.0.1', '172.32.0.1', '100.128.0.1', '223.255.255.255'])('%s is public', (text) =>
    expect(read(text)).toEqual([text]),
  );

  it('tells a range from nonsense', () => {
    expect(problem('198.51.100.0/24 2001:db8::/32 abc/24')).toEqual(['range', 'range', 'not-an-address']);
  });

  it('takes thirty and names the rest', () => {
    const many = Array.from({ length: maxAddresses + 2 }, (_, index) => `203.0.113.${index + 1}`);
    const { addresses, problems } = parseAddresses(many.join(' '));
    expect(addresses).toHaveLength(maxAddresses);
    expect(problems.map((one) => one.text)).toEqual(many.slice(maxAddresses));
  });

  it('reads every IPv6 address back as it wrote it, and never throws', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const [address] = read(text);
        if (address !== undefined) expect(read(address)).toEqual([address]);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void parseAddresses(text)));
  });

  it('agrees with the URL parser on how IPv6 is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const [address] = read(text);
        if (address !== undefined) expect(`[${address}]`).toBe(new URL(`http://[${text}]`).hostname);
      }),
    );
  });
});
