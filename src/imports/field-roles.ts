/** What a name says of the value beside it. */
export type FieldRole = 'apiKey' | 'secretKey' | 'username' | 'password';

/** Words that say "key" or "secret" and nothing of whose it is. */
const roleWords = new Set([
  'api',
  'key',
  'keyid',
  'access',
  'secret',
  'private',
  'apikey',
  'apisecret',
  'id',
  'pem',
]);

/** The role of a value, by the name that another program or a person gave it; null where it says none. */
export function roleOf(name: string): FieldRole | null {
  const words = wordsOf(name);
  const plain = words.join('');
  if (plain === 'username' || plain === 'password') return plain;
  if (/public|passphrase|webhook|telegram|jwt/u.test(plain)) return null;
  if (/secret|private|^credential$/u.test(plain)) return 'secretKey';
  return /apikey|accesskey|keyid|key$/u.test(plain) ? 'apiKey' : null;
}

/** A name without the words of its role: `BINANCE_API_KEY` and `BINANCE_SECRET_KEY` are both `binance`. */
export function stemOf(name: string): string {
  return wordsOf(name)
    .filter((word) => !roleWords.has(word))
    .join(' ');
}

/** `apiKey`, `API_KEY`, `api-key` and `API Key` are the same words. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
}
