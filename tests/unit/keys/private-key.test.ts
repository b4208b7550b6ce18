import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatePair, type KeyPair } from '../../../src/keys/key-pair.ts';
import { encodePem, maxPemLength, readPem } from '../../../src/keys/pem.ts';
import { readPrivateKey } from '../../../src/keys/private-key.ts';

const openssl = (args: readonly string[], input = ''): string =>
  execFileSync('openssl', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });

const ed25519 = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs8 = (key: typeof ed25519.privateKey): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();
const spki = (key: typeof ed25519.publicKey): string =>
  key.export({ type: 'spki', format: 'pem' }).toString().trim();

const problemOf = async (text: string, passphrase = ''): Promise<string> => {
  const reading = await readPrivateKey(text, passphrase);
  return 'problem' in reading ? reading.problem : 'none';
};
const pairOf = async (text: string, passphrase = ''): Promise<KeyPair> => {
  const reading = await readPrivateKey(text, passphrase);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.pair;
};

// Keys are made and stretched here: on a busy machine that takes a while.
const slow = { timeout: 120_000 };

describe('generatePair', slow, () => {
  it.each([
    ['ed25519', undefined],
    ['rsa', 2048],
    ['rsa', 4096],
  ] as const)('%s %s is a pair for Node and for openssl', async (keyType, size) => {
    const made = await generatePair(keyType, size);
    const secret = createPrivateKey(made.privateKey);
    expect(secret.asymmetricKeyType).toBe(keyType);
    const algorithm = keyType === 'rsa' ? 'sha256' : null;
    const text = Buffer.from('timestamp=1');
    expect(verify(algorithm, text, createPublicKey(made.publicKey), sign(algorithm, text, secret))).toBe(
      true,
    );
    expect(openssl(['pkey', '-pubout'], made.privateKey).trim()).toBe(made.publicKey);
    expect(await pairOf(made.privateKey)).toEqual(made);
  });

  it('an Ed25519 key keeps below the 120 characters at which programs take it for RSA', async () => {
    const { privateKey, publicKey } = await generatePair('ed25519');
    expect(privateKey).toHaveLength(118);
    expect(`${privateKey}${publicKey}`).not.toMatch(/\r|[ \t]\n|\n$/u);
    expect(publicKey).toHaveLength(112);
  });
});

describe('readPrivateKey, plain', () => {
  it('takes what openssl and Node write, and gives back the one form', async () => {
    expect(await pairOf(pkcs8(ed25519.privateKey))).toEqual({
      keyType: 'ed25519',
      privateKey: pkcs8(ed25519.privateKey).trim(),
      publicKey: spki(ed25519.publicKey),
    });
    const ours = { keyType: 'rsa', privateKey: pkcs8(rsa.privateKey).trim(), publicKey: spki(rsa.publicKey) };
    expect(await pairOf(pkcs8(rsa.privateKey))).toEqual(ours);
    const pkcs1 = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    expect(await pairOf(pkcs1)).toEqual(ours);
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['blanks behind lines', (text: string) => text.replaceAll('\n', '  \n')],
    ['one line, from a field that drops line ends', (text: string) => text.replaceAll('\n', '')],
    ['one line with blanks', (text: string) => text.replaceAll('\n', ' ')],
    ['line ends written out, as in JSON', (text: string) => `"${text.replaceAll('\n', '\\n')}"`],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['the public half behind it', (text: string) => `${text}\n${spki(ed25519.publicKey)}`],
    ['base64 alone', (text: string) => text.split('\n')[1] ?? ''],
  ])('%s', async (_name, change) => {
    const { publicKey } = await pairOf(change(pkcs8(ed25519.privateKey)));
    expect(publicKey).toBe(spki(ed25519.publicKey));
  });

  it('leaves out the public half that RFC 5958 allows inside', async () => {
    const der = ed25519.privateKey.export({ type: 'pkcs8', format: 'der' });
    const publicBytes = ed25519.publicKey.export({ type: 'spki', format: 'der' }).subarray(12);
    const longer = Buffer.concat([Buffer.from([0x81, 0x21, 0x00]), publicBytes]);
    const body = Buffer.concat([Buffer.from([0x02, 0x01, 0x01]), der.subarray(5), longer]);
    const text = encodePem('PRIVATE KEY', Buffer.concat([Buffer.from([0x30, body.length]), body]));
    expect((await pairOf(text)).privateKey).toBe(pkcs8(ed25519.privateKey).trim());
  });
});

describe('readPrivateKey, encrypted', slow, () => {
  const passphrase = 'correct horse, päss';
  const variants: readonly (readonly [string, string, readonly string[]])[] = [
    ['PBKDF2 and AES-256', 'ed25519', ['pkcs8', '-topk8', '-v2', 'aes-256-cbc']],
    ['PBKDF2 with SHA-512', 'ed25519', ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512']],
    [
      'PBKDF2 with SHA-1 and AES-128',
      'rsa',
      ['pkcs8', '-topk8', '-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1'],
    ],
    ['scrypt', 'ed25519', ['pkcs8', '-topk8', '-scrypt']],
    ['the old head', 'rsa', ['rsa', '-traditional', '-aes256']],
    ['the old head, AES-128', 'rsa', ['rsa', '-traditional', '-aes128']],
  ];
  it.each(variants)('%s, written by openssl', async (_name, keyType, args) => {
    const { privateKey, publicKey } = keyType === 'rsa' ? rsa : ed25519;
    const written = openssl([...args, '-passout', `pass:${passphrase}`], pkcs8(privateKey));
    expect((await pairOf(written, passphrase)).publicKey).toBe(spki(publicKey));
    expect((await pairOf(written.replaceAll('\n', ' '), passphrase)).publicKey).toBe(spki(publicKey));
    expect(await problemOf(written)).toBe('passphrase-needed');
    expect(await problemOf(written, 'another one')).toBe('wrong-passphrase');
  });

  it('says so where the browser has no such cipher, or the file asks for too much work', async () => {
    const old = openssl(['rsa', '-traditional', '-des3', '-passout', 'pass:abcdefgh'], pkcs8(rsa.privateKey));
    expect(await problemOf(old, 'abcdefgh')).toBe('encryption-unknown');
    const usual = openssl(
      ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-iter', '65536', '-passout', 'pass:abcdefgh'],
      pkcs8(ed25519.privateKey),
    );
    const der = Buffer.from(readPem(usual)?.[0]?.der ?? []);
    const rounds = der.indexOf(Buffer.from('0203010000', 'hex'));
    der.set([0x7f, 0xff, 0xff], rounds + 2);
    const costly = encodePem('ENCRYPTED PRIVATE KEY', der);
    expect(await problemOf(costly, 'abcdefgh')).toBe('encryption-too-costly');
  });
});

describe('readPrivateKey, what is no key for Binance', slow, () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const of = (type: 'x25519' | 'ed448') =>
    (type === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed448')).privateKey
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();
  const cases: readonly (readonly [string, string, string])[] = [
    ['nothing', '  ', 'empty'],
    ['words', 'my secret key', 'not-a-key'],
    ['an HMAC secret', 'A'.repeat(64), 'not-a-key'],
    ['too much', `-----BEGIN ${'A'.repeat(maxPemLength)}`, 'too-long'],
    ['half of it', pkcs8(ed25519.privateKey).slice(0, 60), 'cut-off'],
    ['a wrong character', pkcs8(ed25519.privateKey).replace('MC4', 'MC*'), 'cut-off'],
    ['the public half', spki(ed25519.publicKey), 'public-key'],
    ['the public half as base64', spki(ed25519.publicKey).split('\n')[1] ?? '', 'public-key'],
    ['RSA PUBLIC KEY', rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(), 'public-key'],
    ['a certificate', encodePem('CERTIFICATE', Buffer.from('3000', 'hex')), 'certificate'],
    ['OpenSSH', encodePem('OPENSSH PRIVATE KEY', Buffer.from('openssh-key-v1')), 'ssh-key'],
    ['an OpenSSH public key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGk me@host', 'ssh-key'],
    ['PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none', 'ssh-key'],
    ['EC in PKCS#8', ec.export({ type: 'pkcs8', format: 'pem' }).toString(), 'ec-key'],
    ['EC in SEC 1', ec.export({ type: 'sec1', format: 'pem' }).toString(), 'ec-key'],
    ['X25519', of('x25519'), 'other-key'],
    ['Ed448', of('ed448'), 'other-key'],
    ['two keys', `${pkcs8(ed25519.privateKey)}${pkcs8(rsa.privateKey)}`, 'several-keys'],
    ['RSA of 1024 bits', pkcs8(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey), 'rsa-size'],
    [
      'a damaged seed',
      pkcs8(ed25519.privateKey).replace('MC4CAQAwBQYDK2Vw', 'MC4CAQAwBQYDK2Vx'),
      'other-key',
    ],
  ];
  it.each(cases)('%s', async (_name, text, problem) => expect(await problemOf(text, 'unused')).toBe(problem));

  it('refuses whatever else it is given, without an exception', async () => {
    const text = pkcs8(ed25519.privateKey).trimEnd();
    const der = ed25519.privateKey.export({ type: 'pkcs8', format: 'der' });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.uint8Array({ maxLength: 120 }).map((bytes) => encodePem('PRIVATE KEY', bytes)),
          fc.uint8Array({ maxLength: 120 }).map((bytes) => encodePem('ENCRYPTED PRIVATE KEY', bytes)),
          fc.uint8Array({ maxLength: 120 }).map((bytes) => encodePem('RSA PRIVATE KEY', bytes)),
          fc.nat(der.length - 1).map((cut) => encodePem('PRIVATE KEY', der.subarray(0, cut))),
          fc.nat(text.length - 1).map((cut) => text.slice(0, cut)),
        ),
        async (input) => {
          expect(await problemOf(input, 'x')).not.toBe('none');
        },
      ),
    );
  });

  it('what it takes has one form: a byte changed in the seed is another key, never an error of form', async () => {
    const der = ed25519.privateKey.export({ type: 'pkcs8', format: 'der' });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 16, max: 47 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Uint8Array.from(der);
          changed[at] = (changed[at] ?? 0) ^ flip;
          const { privateKey, publicKey } = await pairOf(encodePem('PRIVATE KEY', changed));
          expect(readPem(privateKey)?.[0]?.der).toEqual(changed);
          expect(spki(createPublicKey(privateKey))).toBe(publicKey);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('encodePem and readPem', () => {
  it('are each other’s inverse, however the lines were broken', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.constantFrom('\n', '\r\n', ' ', '', ' \n', '\\n'),
        (bytes, lineEnd) => {
          const text = encodePem('PRIVATE KEY', bytes);
          const blocks = readPem(text.replaceAll('\n', lineEnd));
          expect(blocks?.map(({ der }) => Buffer.from(der).toString('hex'))).toEqual([
            Buffer.from(bytes).toString('hex'),
          ]);
          expect(text.split('\n').every((line) => line.length <= 64 && line.trimEnd() === line)).toBe(true);
        },
      ),
    );
  });
});
