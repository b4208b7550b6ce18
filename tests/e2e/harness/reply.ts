import type { Page } from 'puppeteer-core';
import type { Reply } from '../../../src/messages/protocol.ts';

/**
 * What the background answers to a message from one of our pages; undefined where it gives no answer. By way of text:
 * drivers lose prototypes, and hang on deep nests. Throws where the browser itself refuses to send it.
 */
export async function replyTo(page: Page, message: unknown): Promise<Reply<unknown> | undefined> {
  const answer = await page.evaluate(async (text) => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Extension | undefined>;
    return (browser ?? chrome)?.runtime.sendMessage(JSON.parse(text));
  }, JSON.stringify(message));
  // Firefox is sent the text of an answer.
  return (typeof answer === 'string' ? JSON.parse(answer) : answer) as Reply<unknown> | undefined;
}

interface Extension {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}
