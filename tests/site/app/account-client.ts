import type { AccountRequest } from '../account.ts';
import type { ListedKey } from '../practice-options.ts';

/** What the account answers. */
export interface AccountReply {
  readonly error?: 'key-limit' | 'public-key';
  readonly key?: ListedKey | null;
  readonly secretKey?: string | null;
}

/** Asks the practice account to do something. */
export async function ask(request: AccountRequest): Promise<AccountReply> {
  const answer = await fetch('/__account', {
    method: 'POST',
    body: JSON.stringify(request),
    keepalive: true,
  });
  return (await answer.json()) as AccountReply;
}
