import { poll } from '../e2e/harness/poll.ts';

/** Watches for a while that something does not come about: asked again and again, it must stay as it is. */
export async function remains(what: string, holds: () => Promise<boolean>, forMs = 500): Promise<void> {
  const end = Date.now() + forMs;
  await poll(`${what} to stay`, async () => {
    if (!(await holds())) throw new Error(`It did not stay so: ${what}`);
    return Date.now() > end;
  });
}
