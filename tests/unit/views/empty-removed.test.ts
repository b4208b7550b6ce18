// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { emptyRemoved } from '../../../src/views/empty-removed.ts';

afterEach(() => document.body.replaceChildren());

const element = (html: string): Element => {
  document.body.innerHTML = html;
  const found = document.body.firstElementChild;
  if (found === null) throw new Error('expected an element');
  return found;
};
/** A mutation observer is told before the next turn of the event loop. */
const told = () => new Promise((next) => setImmediate(next));

describe('what is taken out of a page', () => {
  it('keeps no text, no value, and nothing that was hung on it', async () => {
    emptyRemoved(document.body);
    const form = element(
      '<form><label>secret <input value="secret"></label><textarea>secret</textarea></form>',
    );
    const [label, input, area] = [...form.querySelectorAll('label, input, textarea')];
    (input as HTMLInputElement).value = 'typed secret';
    Object.assign(input!, { handlers: { seen: 'secret' } });
    const text = label!.firstChild;
    form.remove();
    await told();
    for (const node of [form, input, area, label])
      expect((node as Element).outerHTML).not.toContain('secret');
    expect((input as HTMLInputElement).value).toBe('');
    expect((area as HTMLTextAreaElement).value).toBe('');
    expect(text?.nodeValue).toBe('');
    expect(Object.keys(input!)).toEqual([]);
  });

  it('stays as it is where it was only moved', async () => {
    emptyRemoved(document.body);
    const list = element('<ul><li>first</li><li>second</li></ul>');
    list.append(list.firstElementChild!);
    await told();
    expect(list.textContent).toBe('secondfirst');
  });
});
