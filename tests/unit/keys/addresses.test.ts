import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forBinance, maxAddresses, parseAddresses } from '../../../src/keys/addresses.ts';

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
    ['1.2.3', 'not-four-numbers'],
    ['1.2.3.4.5', 'not-four-numbers'],
    ['256.1.1.1', 'above-255'],
    ['1.2.3.04', 'leading-zero'],
    ['1::2::3', 'not-an-address'],
    ['1:2:3', 'not-an-address'],
    [':::', 'unusable'],
    ['::1.2.3', 'not-an-address'],
    ['host.example', 'name'],
    ['my-server', 'not-an-address'],
  ])('%s: %s', (text, expected) => expect(problem(text)).toEqual([expected]));

  it.each([
    ['a range by its prefix', '198.51.100.0/24 2001:db8::/32', ['range', 'range']],
    ['a range by its ends', '198.51.100.1-198.51.100.9', ['range']],
    ['a range by a star', '198.51.100.*', ['range']],
  ])('%s', (_name, text, expected) => expect(problem(text)).toEqual(expected));

  it.each([
    ['a single address by its prefix', '198.51.100.7/32 2001:db8::1/128', ['198.51.100.7', '2001:db8::1']],
    ['brackets, ports and URLs', '[2001:db8::1]:443 198.51.100.7:8080 https://198.51.100.8/x', undefined],
    ['Markdown and quotes', '- **198.51.100.7**\n* `2001:db8::1`\n"198.51.100.8",', undefined],
    ['zero-width characters and wide digits', '198.51.100.\u200b7 １９８.51.100.8 2001:db8::1', undefined],
    ['a table', '| 198.51.100.7 | 198.51.100.8 |\n| 2001:db8::1 |', undefined],
    ['labels', 'IP: 198.51.100.7, ip=198.51.100.8 IPv6:2001:db8::1', undefined],
  ])('takes %s', (_name, text, expected) => {
    const all = ['198.51.100.7', '198.51.100.8', '2001:db8::1'];
    expect([...read(text)].sort()).toEqual(expected ?? all);
    expect(problem(text)).toEqual([]);
  });

  it('finds the addresses of an e-mail, and says of what is wrong in which line it stands', () => {
    const mail = [
      'Subject: Our addresses (version 2.1.4, sent 10:30:00)',
      'Hello, please add the following addresses to your API key on www.binance.com:',
      '',
      '  1) 198.51.100.7 (Frankfurt), 198.51.100.8 and 2001:db8::1.',
      '  - 192.168.1.4',
      '  - 198.51.100.7',
      '198.51.100.300; 198.51.100',
      'See https://help.example.com/addresses?x=1.2 for more.',
    ].join('\r\n');
    expect(parseAddresses(mail)).toEqual({
      addresses: ['198.51.100.7', '198.51.100.8', '2001:db8::1'],
      problems: [
        { line: 5, text: '192.168.1.4', problem: 'private' },
        { line: 7, text: '198.51.100.300', problem: 'above-255' },
        { line: 7, text: '198.51.100', problem: 'not-four-numbers' },
      ],
    });
  });

  it('says so where a text holds no address at all', () => {
    expect(parseAddresses('\nplease ask the support')).toEqual({
      addresses: [],
      problems: [{ line: 1, text: 'please ask the support', problem: 'not-an-address' }],
    });
  });

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
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseAddresses(text)));
  });

  it('gives back its own list, in the form for Binance, whatever the addresses stood in', () => {
    const publicV4 = fc.ipV4().filter((text) => read(text).length === 1);
    const around = fc.constantFrom(', ', '\n', ' ; ', '\r\n- ', ' (x) ', '", "', ' | ', '\t', ' and also ');
    fc.assert(
      fc.property(fc.array(fc.tuple(publicV4, around), { maxLength: 60 }), (parts) => {
        const { addresses, problems } = parseAddresses(parts.flat().join(''));
        const each = [...new Set(parts.map(([address]) => address))];
        expect(addresses).toEqual(each.slice(0, maxAddresses));
        expect(problems.every(({ problem }) => problem === 'too-many' || addresses.length === 0)).toBe(true);
        expect(forBinance(addresses)).not.toMatch(/\s/u);
        expect(parseAddresses(forBinance(addresses))).toEqual({ addresses, problems: [] });
      }),
    );
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
