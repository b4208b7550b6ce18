import { expect } from 'vitest';
import { pressKeep } from '../../e2e/harness/lifecycle.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Group, Stage } from '../attack.types.ts';
import { keepButton } from './presses.ts';

/** Runs in the page: every tool of the language and of the document notes what passes through it. */
function poison(): void {
  Object.assign(window, { passed: [] as string[] });
  const { passed } = window as unknown as { passed: string[] };
  let busy = false;
  const note = (value: unknown): void => {
    if (typeof value === 'string') passed.push(value);
  };
  const poisoned: readonly (readonly [object, readonly string[]])[] = [
    [Array.prototype, ['map', 'filter', 'push', 'join', 'find', 'some', 'flatMap', 'slice', 'includes']],
    [
      String.prototype,
      ['slice', 'trim', 'replace', 'split', 'charCodeAt', 'normalize', 'includes', 'startsWith'],
    ],
    [RegExp.prototype, ['test', 'exec']],
    [Map.prototype, ['get', 'set', 'has']],
    [Set.prototype, ['add', 'has']],
    [WeakMap.prototype, ['get', 'set']],
    [Promise.prototype, ['then', 'catch', 'finally']],
    [JSON, ['stringify', 'parse']],
    [Object, ['entries', 'keys', 'assign', 'freeze', 'fromEntries']],
    [EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']],
    [Node.prototype, ['appendChild', 'contains', 'compareDocumentPosition', 'getRootNode']],
    [
      Element.prototype,
      ['attachShadow', 'querySelector', 'querySelectorAll', 'getBoundingClientRect', 'matches'],
    ],
    [
      Element.prototype,
      ['setAttribute', 'getAttribute', 'append', 'remove', 'replaceChildren', 'checkVisibility'],
    ],
    [Document.prototype, ['createElement', 'createTreeWalker', 'elementFromPoint', 'getElementsByTagName']],
    [TreeWalker.prototype, ['nextNode']],
    [MutationObserver.prototype, ['observe', 'takeRecords']],
    [crypto, ['getRandomValues', 'randomUUID']],
  ];
  for (const [target, names] of poisoned) {
    for (const name of names) {
      const original = Reflect.get(target, name) as ((...args: unknown[]) => unknown) | undefined;
      if (original === undefined) continue;
      Reflect.set(target, name, function tainted(this: unknown, ...args: unknown[]): unknown {
        const given = original.apply(this, args);
        if (!busy) {
          busy = true;
          for (const value of [this, given, ...args]) note(value);
          busy = false;
        }
        return given;
      });
    }
  }
  for (const name of ['apiKey', 'secretKey', 'mode', 'signal', 'opId', 'name', 'request', 'capture']) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      get: () => undefined,
      set(this: object, value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
        if (!busy) note(value);
      },
    });
  }
}

async function keepsUnheard(stage: Stage, when: 'before' | 'after'): Promise<void> {
  const victim = await stage.open('key', when === 'before' ? { before: poison } : {});
  if (when === 'after') await victim.page.evaluate(poison);
  const heardBefore = await victim.page.evaluate(() => {
    const { passed } = window as unknown as { passed: string[] };
    passed.length = 0;
    // The page's own use is noticed: the trap works.
    document.body.setAttribute('data-own', 'own use of a tool');
    return [...passed];
  });
  expect(heardBefore).toContain('own use of a tool');
  await victim.page.evaluate(() => ((window as unknown as { passed: string[] }).passed.length = 0));
  await pressKeep(victim.overlay);
  expect(await stage.taken()).toEqual([victim.pair.apiKey]);
  const passed = await victim.page.evaluate(() => [...(window as unknown as { passed: string[] }).passed]);
  expect(passed.filter((text) => text.includes(victim.pair.secretKey))).toEqual([]);
  // The tests read the panel in the page's own world: its words stand for nothing here.
  expect(passed.filter((text) => text.includes('capture.offer'))).toEqual([]);
}

/** A page that has exchanged the tools that scripts work with. */
export const prototypes: Group = {
  name: 'poisoned prototypes',
  attempts: [
    {
      number: 31,
      title: 'poisons the prototypes of language and document before Keystep comes',
      requirement: 'R36',
      try: (stage) => keepsUnheard(stage, 'before'),
    },
    {
      number: 32,
      title: 'poisons them while Keystep runs',
      requirement: 'R36',
      try: (stage) => keepsUnheard(stage, 'after'),
    },
    {
      number: 33,
      title: 'makes every tool throw or lie, so that Keystep breaks or keeps something else',
      requirement: 'R50',
      try: async (stage) => {
        const first = await stage.open('key');
        const at = await keepButton(first);
        await first.page.close();
        const victim = await stage.open('key', {
          step: null,
          before: () => {
            const fail = () => {
              throw new Error('broken by the page');
            };
            const broken: readonly (readonly [object, readonly string[]])[] = [
              [HTMLElement.prototype, ['showPopover', 'hidePopover', 'focus']],
              [Element.prototype, ['closest', 'checkVisibility', 'matches', 'attachShadow', 'setAttribute']],
              [Document.prototype, ['createTreeWalker']],
              [Array.prototype, ['flatMap', 'findLast', 'at']],
              [window, ['requestAnimationFrame', 'getComputedStyle', 'matchMedia']],
            ];
            for (const [target, names] of broken) for (const name of names) Reflect.set(target, name, fail);
            for (const [target, name] of [
              [CharacterData.prototype, 'data'],
              [Node.prototype, 'nodeValue'],
            ] as const)
              Object.defineProperty(target, name, { get: () => 'X'.repeat(64) });
            Date.now = () => 0;
            performance.now = () => NaN;
            Math.random = () => 0;
          },
        });
        await poll('the panel', () =>
          victim.page.evaluate(
            ({ x, y }) => document.elementFromPoint(x, y)?.parentElement === document.documentElement,
            at,
          ),
        );
        await poll('the key to be kept', async () => {
          await victim.page.mouse.click(at.x, at.y);
          return (await stage.taken()).length > 0;
        });
        expect(new Set(await stage.taken())).toEqual(new Set([victim.pair.apiKey]));
      },
    },
  ],
};
