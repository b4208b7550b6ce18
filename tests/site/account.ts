import { createPublicKey, randomInt, randomUUID } from 'node:crypto';
import { keyLimit, type ListedKey, type PracticeKey, type PracticeOptions } from './practice-options.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 64 random letters and digits: the form of Binance's API keys and HMAC secrets. */
export function randomKey(): string {
  return Array.from({ length: 64 }, () => letters[randomInt(letters.length)]).join('');
}

/** A key as it stands after creation: only reading, any address. */
export function makeKey(parts: Partial<PracticeKey> = {}): PracticeKey {
  const type = parts.type ?? 'hmac';
  return {
    id: randomUUID(),
    label: 'older key',
    type,
    apiKey: randomKey(),
    secretKey: type === 'hmac' ? randomKey() : null,
    publicKey: null,
    permissions: ['enableReading'],
    restricted: false,
    ips: [],
    createdAt: Date.now(),
    validityDays: null,
    level: null,
    ...parts,
  };
}

/** A key without what the page may see only once. */
export function listedKey(key: PracticeKey): ListedKey {
  return Object.fromEntries(
    Object.entries(key).filter(([name]) => name !== 'secretKey'),
  ) as unknown as ListedKey;
}

/** Type of a pasted public key, as PEM or as its base64 alone; null where it is none. */
export function publicKeyType(text: string): 'ed25519' | 'rsa' | null {
  const body = text.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s+/g, '');
  try {
    const key = createPublicKey({ key: Buffer.from(body, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ed25519') return 'ed25519';
    return key.asymmetricKeyType === 'rsa' ? 'rsa' : null;
  } catch {
    return null;
  }
}

/** What the page asks of the account. */
export interface AccountRequest {
  readonly action: string;
  readonly id?: string;
  readonly label?: string;
  readonly publicKey?: string;
  readonly permissions?: readonly string[];
  readonly restricted?: boolean;
  readonly ips?: readonly string[];
  readonly validityDays?: number;
  readonly level?: 'read-only' | 'read-write';
}

/** The account after a request, and the answer to the page. */
export interface AccountAnswer {
  readonly change: Partial<PracticeOptions>;
  readonly body: unknown;
}

function create(now: PracticeOptions, request: AccountRequest): AccountAnswer {
  if (now.keys.length >= keyLimit) return { change: {}, body: { error: 'key-limit' } };
  const type = request.publicKey === undefined ? 'hmac' : publicKeyType(request.publicKey);
  if (!type) return { change: {}, body: { error: 'public-key' } };
  const key = makeKey({
    type,
    label: request.label ?? '',
    publicKey: request.publicKey ?? null,
    validityDays: request.validityDays ?? null,
    level: request.level ?? null,
  });
  return { change: { keys: [key, ...now.keys] }, body: { key: listedKey(key), secretKey: key.secretKey } };
}

function save(now: PracticeOptions, request: AccountRequest): AccountAnswer {
  const { permissions = [], restricted = false, ips = [] } = request;
  const keys = now.keys.map((key) =>
    key.id === request.id ? { ...key, permissions, restricted, ips: restricted ? ips : [] } : key,
  );
  const saved = keys.find((key) => key.id === request.id);
  return { change: { keys }, body: { key: saved ? listedKey(saved) : null } };
}

/** Does what the page asks: a pure step from one account to the next. */
export function askAccount(now: PracticeOptions, request: AccountRequest): AccountAnswer {
  const done = { ok: true };
  switch (request.action) {
    case 'login':
      return { change: { signedIn: true }, body: done };
    case 'logout':
      return { change: { signedIn: false }, body: done };
    case 'accept-cookies':
      return { change: { cookieBanner: false }, body: done };
    case 'verified-badly':
      return { change: { verification: 'ok' }, body: done };
    case 'create':
      return create(now, request);
    case 'save':
      return save(now, request);
    case 'delete':
      return { change: { keys: now.keys.filter((key) => key.id !== request.id) }, body: done };
    case 'delete-all':
      return { change: { keys: [] }, body: done };
    default:
      return { change: {}, body: { error: 'unknown action' } };
  }
}
