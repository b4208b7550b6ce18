// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/site/observe.ts';
import { readKeys } from '../../../src/site/read-keys.ts';
import {
  apiPage,
  apiUrl,
  lexiconFor,
  card,
  classicForm,
  editForm,
  frame,
  labelDialog,
  otherApiKey,
  sampleApiKey,
  sampleSecretKey,
  show,
  typeDialog,
} from './pages.ts';

const pages = [
  frame(apiPage()),
  frame(apiPage(), typeDialog),
  frame(apiPage(), labelDialog('', '')),
  frame(apiPage(card('old', otherApiKey, '****') + card('new', sampleApiKey, sampleSecretKey))),
  frame(apiPage(card('new', sampleApiKey, '****', editForm({ restricted: true, listed: '2001:db8::7' })))),
  frame(classicForm({ name: 'x' })),
];
const location = new URL(apiUrl);
const words = lexiconFor(apiUrl);

/** What was found, by the words or the tag of each thing. */
function summary(): string {
  return JSON.stringify(found());
}

function found(): readonly unknown[] {
  const look = observe(document, location, words);
  const { seen, secret, dialog, keyCount, card: why } = look.observation;
  const things = (Object.keys(seen) as (keyof typeof seen)[])
    .sort()
    .map((anchor) => `${anchor}: ${look.elementOf(anchor)?.textContent.replace(/\s+/g, '') ?? 'none'}`);
  return [things, secret, dialog, keyCount, why, readKeys(document, words)];
}

function nth<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}

describe('observe: what a rebuilt page may change', () => {
  it('other classes and ids, wrapped parts and decoration change nothing', () => {
    fc.assert(
      fc.property(
        fc.nat(pages.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 12 }),
        (page, changes) => {
          show(pages[page]!);
          const before = summary();
          for (const [at, kind] of changes) {
            const elements = [...document.querySelectorAll('main *, [role=dialog] *')];
            const element = nth(elements, at);
            if (kind === 0) element.className = `css-${at.toString(36)}`;
            else if (kind === 1 && !/^(option|legend|li|i|b|svg)$/.test(element.localName)) {
              const wrapper = document.createElement('div');
              // A label, a row of a list or a group may only hold what it held.
              if (element.parentElement?.matches('div,section,main') === true) {
                element.replaceWith(wrapper);
                wrapper.append(element);
              }
            } else if (kind === 2) element.setAttribute('data-x', String(at));
            else document.body.append(document.createElement('aside'));
          }
          expect(summary()).toBe(before);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('boxes in another order are the same boxes', () => {
    show(pages[4]!);
    const [before] = found();
    const rows = [...document.querySelectorAll('.r')];
    const parent = rows[0]!.parentElement!;
    for (const row of rows.reverse()) parent.insertBefore(row, parent.children[1]!);
    expect(found()[0]).toEqual(before);
  });

  it('swapped labels are swapped things', () => {
    show(pages[3]!.replace('>API Key<', '>§<').replaceAll('>Secret Key<', '>API Key<'));
    expect(summary()).not.toContain('"status":"read"');
  });

  it('the right button taken away leaves none, not its neighbour', () => {
    show(pages[0]!.replace('>Create API<', '>Nowhere<'));
    expect(observe(document, location, words).elementOf('create-api')).toBeNull();
  });
});
