import type { Page } from 'puppeteer-core';
import { keysInSlice, slicesAtOnce } from '../../../src/messages/list-keys.ts';
import type { MessageName, RequestOf } from '../../../src/messages/protocol.ts';
import { poll } from './poll.ts';

/** Milliseconds from a message to its answer, in the page of ours that sent it. Throws where it was refused. */
export function timed<Name extends MessageName>(
  page: Page,
  name: Name,
  request: RequestOf<Name>,
): Promise<number> {
  return page.evaluate(
    async (message) => {
      const { browser, chrome } = globalThis as unknown as Record<
        'browser' | 'chrome',
        Extension | undefined
      >;
      const started = performance.now();
      const answer = await (browser ?? chrome)?.runtime.sendMessage(message);
      const reply = (typeof answer === 'string' ? JSON.parse(answer) : answer) as Answer | undefined;
      if (!reply?.ok) throw new Error(JSON.stringify(reply));
      return performance.now() - started;
    },
    { name, request } as never,
  );
}

/** Milliseconds for the whole list of so many keys, as `listKeys` reads it: the first slice, then the others, some at once. */
export function timedList(page: Page, keys: number): Promise<number> {
  return page.evaluate(
    async (count, slice, atOnce) => {
      const { browser, chrome } = globalThis as unknown as Record<
        'browser' | 'chrome',
        Extension | undefined
      >;
      const read = async (from: number) => {
        const answer = await (browser ?? chrome)?.runtime.sendMessage({
          name: 'key.list',
          request: { from },
        });
        const reply = (typeof answer === 'string' ? JSON.parse(answer) : answer) as Answer | undefined;
        return reply?.value?.keys?.length ?? 0;
      };
      const started = performance.now();
      let total = await read(0);
      const starts = Array.from({ length: Math.ceil(count / slice) }, (_, index) => index * slice)
        .slice(1)
        .values();
      const readOn = async () => {
        for (const from of starts) {
          const length = await read(from);
          total += length;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, readOn));
      if (total !== count) throw new Error(`expected ${count} keys, got ${total}`);
      return performance.now() - started;
    },
    keys,
    keysInSlice,
    slicesAtOnce,
  );
}

/** What follows an unlock or a save, such as the pages that read anew, has ended by then. */
const restMs = 1000;

/** Lets the extension come to rest. */
export async function rest(): Promise<void> {
  const end = Date.now() + restMs;
  await poll('a second to pass', () => Date.now() > end);
}

interface Answer {
  readonly ok: boolean;
  readonly value?: { readonly keys?: readonly unknown[] };
}

interface Extension {
  readonly runtime: { sendMessage(message: unknown): Promise<Answer | string> };
}
