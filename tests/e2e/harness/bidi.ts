import type { Browser, Page } from 'puppeteer-core';
import type { RemoteRoot } from './browser.types.ts';

/** A page as WebDriver BiDi addresses it. */
export interface BidiPage {
  send(method: string, params: Record<string, unknown>): Promise<unknown>;
  readonly context: string;
}

interface ScriptAnswer {
  readonly type: 'success' | 'exception';
  readonly result?: RemoteNode;
  readonly exceptionDetails?: { readonly text: string };
}

/** What BiDi serialises of a node, as far as we look at it (w3.org/TR/webdriver-bidi, read 2026-11-22). */
interface RemoteNode {
  readonly sharedId?: string;
  readonly value?: string | readonly RemoteNode[] | NodeValue;
}

interface NodeValue {
  readonly mode?: 'open' | 'closed';
  readonly children?: readonly RemoteNode[];
  readonly shadowRoot?: RemoteNode | null;
}

/** Puppeteer keeps its connection to itself; only BiDi itself can look into a closed shadow root of Firefox. */
export function bidiPage(driver: Browser, page: Page): BidiPage {
  const { connection } = driver as unknown as {
    connection: { send(method: string, params: unknown): Promise<{ result: unknown }> };
  };
  const frame = page.mainFrame() as unknown as { _id: string };
  return {
    context: frame._id,
    send: async (method, params) => (await connection.send(method, params)).result,
  };
}

/** Finds our closed root below `<html>` or below one of the page's dialogs. */
export async function closedRoot(page: BidiPage): Promise<RemoteRoot | null> {
  const found = await callFunction(
    page,
    '() => [document.documentElement, ...document.querySelectorAll("dialog")]',
    [],
    { includeShadowTree: 'all', maxDomDepth: 1, maxObjectDepth: 2 },
  );
  for (const parent of (found.value ?? []) as readonly RemoteNode[]) {
    for (const child of nodeValue(parent).children ?? []) {
      const root = nodeValue(child).shadowRoot;
      if (root?.sharedId !== undefined && nodeValue(root).mode === 'closed') {
        return remoteRoot(page, root.sharedId);
      }
    }
  }
  return null;
}

/** Presses the extension's button in the toolbar, or in the panel that Firefox keeps new ones in. */
export function pressAction(page: BidiPage): Promise<void> {
  return evaluateInWindow(page, pressInChrome);
}

/** Runs an expression in Firefox's own window. */
export async function evaluateInWindow(page: BidiPage, expression: string): Promise<void> {
  const { contexts } = (await page.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
    contexts: readonly { readonly context: string }[];
  };
  const [window] = contexts;
  if (!window) throw new Error('Firefox shows no window of its own.');
  const answer = (await page.send('script.evaluate', {
    expression,
    target: { context: window.context },
    awaitPromise: true,
    userActivation: true,
  })) as ScriptAnswer;
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'It did not work.');
}

// In Firefox's own window: what `click` on the button does, wherever Firefox has put the button.
const pressInChrome = `(() => {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const policy = WebExtensionPolicy.getActiveExtensions().find(({ id }) => id.startsWith("keystep@"));
  const action = ExtensionParent.apiManager.global.browserActionFor(policy.extension);
  action.triggerAction(window);
})()`;

function nodeValue({ value }: RemoteNode) {
  return typeof value === 'object' && !Array.isArray(value) ? (value as NodeValue) : {};
}

function remoteRoot(page: BidiPage, sharedId: string): RemoteRoot {
  return {
    call: async (fn, ...args) => {
      const answer = await callFunction(
        page,
        `async (root, args) => JSON.stringify((await (${fn.toString()})(root, ...JSON.parse(args))) ?? null)`,
        [{ sharedId }, { type: 'string', value: JSON.stringify(args) }],
      );
      if (typeof answer.value !== 'string') throw new Error('Expected JSON from the page.');
      return JSON.parse(answer.value) as never;
    },
  };
}

async function callFunction(
  page: BidiPage,
  functionDeclaration: string,
  args: readonly unknown[],
  serializationOptions: Record<string, unknown> = {},
): Promise<RemoteNode> {
  const answer = (await page.send('script.callFunction', {
    functionDeclaration,
    awaitPromise: true,
    target: { context: page.context },
    arguments: args,
    serializationOptions,
    resultOwnership: 'root',
  })) as ScriptAnswer;
  if (answer.type === 'exception' || !answer.result) {
    throw new Error(answer.exceptionDetails?.text ?? 'The script answered nothing.');
  }
  return answer.result;
}
