import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { requestSchemas } from '../../../src/messages/requests.ts';
import * as v from 'valibot';

const script = readFileSync('extension/static/ask-first.js', 'utf8');

interface Page {
  readonly popupStart: { readonly answer: unknown; take(): unknown };
}

it.each(['browser', 'chrome'])(
  'asks at once, again after whatever it hears, and keeps nothing (%s)',
  (namespace) => {
    const sent: { readonly name: string; readonly request: unknown }[] = [];
    const listeners = new Set<() => void>();
    const runtime = {
      sendMessage: (message: (typeof sent)[number]) => sent.push(message),
      onMessage: {
        addListener: (listener: () => void) => listeners.add(listener),
        removeListener: (listener: () => void) => listeners.delete(listener),
      },
    };
    const page = { [namespace]: { runtime } } as unknown as Page;
    runInNewContext(script, page);
    expect(sent.map(({ name }) => name)).toEqual(['popup.start']);
    expect(v.is(requestSchemas['popup.start'], sent[0]?.request)).toBe(true);
    expect(page.popupStart.answer).toBe(1);
    listeners.forEach((tell) => tell());
    expect(page.popupStart.take()).toBe(2);
    expect(listeners.size).toBe(0);
    expect(page.popupStart.answer).toBeNull();
  },
);
