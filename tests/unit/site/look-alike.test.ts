import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hosts } from '../../../src/site/hosts.ts';
import { judgeAddress } from '../../../src/site/look-alike.ts';
import { readableLabel } from '../../../src/site/punycode.ts';

const kindOf = (host: string) => judgeAddress(`https://${host}/en/my/settings/api-management`).kind;
const reasonOf = (host: string) => {
  const verdict = judgeAddress(`https://${host}/`);
  return verdict.kind === 'look-alike' ? verdict.because : verdict.kind;
};

describe('an address', () => {
  it.each(hosts)('%s is guided', (host) => {
    expect(judgeAddress(`https://${host}/en`)).toEqual({ kind: 'guided', host });
  });

  it.each([
    'binance.com',
    'academy.binance.com',
    'developers.binance.com',
    'p2p.binance.com',
    'testnet.binance.vision',
    'data.binance.vision',
    'testnet.binancefuture.com',
    'www.binance.us',
    'www.binance.tr',
    'www.binance.th',
    'www.tokocrypto.com',
    'binance-docs.github.io',
  ])('%s is genuine and not supported', (host) => {
    expect(kindOf(host)).toBe('not-supported');
  });

  it.each([
    // Read 2026-11-22 from a list of sites that carry Binance guides and are not Binance's.
    'br-binance.com',
    'dt-binance.com',
    'go-binance.com',
    'binance.weixuanerp.com',
    'binance-proxy.shuxipo.com',
    'www.binance.com.example.net',
    'binance.com-login.example.org',
    'www-binance-com.translate.goog',
    'binance.co',
    'binance.cm',
    'binance.net',
    'binance.bh',
    'mybinanceaccount.example',
    'secure.binance-verify.example',
    'notbinance.com',
    'bi-nance.com',
    'b.inance.com',
    'binance.us.example.com',
    'xbinance.vision',
    'evilbinance.com',
    'wwwbinance.com',
  ])('%s bears the name', (host) => {
    expect(reasonOf(host)).toBe('name');
  });

  it.each([
    'blnance.com',
    'b1nance.com',
    'bin4nce.com',
    '8inance.com',
    'login.blnance-support.com',
    'bınance.com',
    'bіnance.com',
    'binаnсе.com',
    'bínánce.com',
    'binancé.com',
    'biṇaṇce.com',
    'ьinance.com',
    'xn--bnance-p9a.com',
    'xn--binnce-5nf.com',
    'xn--binace-sjh.com',
    'biጠance.com',
  ])('%s has letters that look like it', (host) => {
    expect(reasonOf(host)).toBe('letters');
  });

  it.each([
    'binace.com',
    'bnance.com',
    'binnance.com',
    'biance.com',
    'bianance.com',
    'binanec.com',
    'ibnance.com',
    'vinance.com',
    'binancw.com',
    'www.binamce.com',
    'binanse.com',
    'my.binnace.example.com',
  ])('%s is one slip away', (host) => {
    expect(reasonOf(host)).toBe('spelling');
  });

  it.each([
    'example.com',
    'finance.yahoo.com',
    'www.finance.com',
    'finances.example',
    'refinance.example',
    'balance.example',
    'ambiance.example',
    'insurance.example',
    'bing.com',
    'bitfinex.com',
    'bnbchain.org',
    'github.com',
    'xn--fiqs8s.example',
    'xn--80ak6aa92e.com',
    'localhost',
    '127.0.0.1',
  ])('%s is unrelated', (host) => {
    expect(kindOf(host)).toBe('unrelated');
  });

  it('counts as genuine only with encryption', () => {
    expect(judgeAddress('http://www.binance.com/')).toMatchObject({
      kind: 'look-alike',
      because: 'unencrypted',
    });
  });

  it('is judged by its host, not by what stands before or after it', () => {
    expect(kindOf('example.com/www.binance.com')).toBe('unrelated');
    expect(kindOf('www.binance.com@example.com')).toBe('unrelated');
    expect(judgeAddress('https://www.binance.com./en').kind).toBe('guided');
    expect(judgeAddress('https://WWW.BINANCE.COM:8443/').kind).toBe('guided');
  });

  it.each(['', 'about:blank', 'chrome://newtab/', 'file:///binance.html', 'not an address', 'data:,binance'])(
    '"%s" is unrelated',
    (address) => {
      expect(judgeAddress(address).kind).toBe('unrelated');
    },
  );

  it('is never taken for Binance’s unless it ends in one of its domains', () => {
    fc.assert(
      fc.property(fc.domain(), fc.webPath(), (domain, path) => {
        const { kind } = judgeAddress(`https://${domain}${path}`);
        expect(kind).not.toBe('guided');
        expect(judgeAddress(`https://www.binance.com.${domain}${path}`).kind).toBe('look-alike');
      }),
    );
  });

  it('of any form is judged without an error', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (address) => void judgeAddress(address)));
  });
});

describe('readableLabel', () => {
  // The first is of RFC 3492, section 7.1 (B); the others of the Unicode consortium's IDNA demo.
  it.each([
    ['xn--ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['xn--mnchen-3ya', 'münchen'],
    ['xn--80ak6aa92e', 'аррӏе'],
    ['plain', 'plain'],
    ['xn--', ''],
    ['xn--a!b', 'xn--a!b'],
  ])('reads %s as %s', (label, read) => {
    expect(readableLabel(label)).toBe(read);
  });

  it('reads what the URL parser writes', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('abcxyzäöüßéіаеосñ漢字ไทยא')),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, (label) => {
        if (!URL.canParse(`https://${label}.example`)) return;
        const [encoded = ''] = new URL(`https://${label}.example`).hostname.split('.');
        expect(new URL(`https://${readableLabel(encoded)}.example`).hostname).toBe(`${encoded}.example`);
      }),
    );
  });
});
