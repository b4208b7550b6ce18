import type { Page } from 'puppeteer-core';

/** A fresh operation id. */
export const opId = () => crypto.randomUUID().replaceAll('-', '');

/** Sends a message as our own pages do; what comes back, or the code of the error. */
export async function ask(page: Page, name: string, request: object): Promise<unknown> {
  const reply = await page.evaluate(
    (message) => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
      ).chrome;
      return runtime.sendMessage(message) as Promise<{ ok: boolean; value?: unknown; code?: string }>;
    },
    { name, request },
  );
  return reply.ok ? reply.value : reply.code;
}
