import { expect } from 'vitest';
import type { Attempt, Group, Victim } from '../attack.types.ts';
import { remains } from '../remains.ts';
import { keepButton } from './presses.ts';

type Change =
  'rules' | 'sheet' | 'words' | 'buttons' | 'cover' | 'own parts' | 'hollow' | 'played' | 'attributes';

interface Rewritten {
  readonly roots: number;
  /** Where the button that keeps is then. */
  readonly x: number;
  readonly y: number;
}

/** What the page does to Keystep's tree, where it finds a way in. */
function rewrite({ page }: Victim, change: Change): Promise<Rewritten> {
  return page.evaluate((kind) => {
    const find = (window as unknown as { find(text: string): boolean }).find.bind(window);
    const roots = new Set<ShadowRoot>();
    for (const text of ['Keep in vault', 'Keystep', 'unofficial']) {
      getSelection()?.removeAllRanges();
      for (let tries = 0; tries < 3 && find(text); tries += 1) {
        const root = getSelection()?.anchorNode?.getRootNode();
        if (root instanceof ShadowRoot) roots.add(root);
      }
    }
    getSelection()?.removeAllRanges();
    // Nothing of the panel is to be seen, and its button takes every press in the window.
    const unseen = [
      '.layer,[data-part]{opacity:0 !important;transform:none !important;overflow:visible !important;contain:none !important}',
      '[data-action=keep-key]{position:fixed !important;inset:0 !important;width:100vw !important;height:100vh !important;opacity:0 !important;z-index:99 !important}',
    ];
    let at = { x: 0, y: 0 };
    for (const root of roots) {
      const keep = root.querySelector('[data-action=keep-key]')!;
      if (kind === 'rules') {
        const { sheet } = root.querySelector('style')!;
        for (const rule of unseen) sheet?.insertRule(rule, sheet.cssRules.length);
      } else if (kind === 'sheet') {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(unseen.join(''));
        root.adoptedStyleSheets = [sheet];
      } else if (kind === 'words') {
        const walker = document.createTreeWalker(root.querySelector('.layer')!, NodeFilter.SHOW_TEXT);
        for (let text = walker.nextNode(); text; text = walker.nextNode())
          text.nodeValue = (text.nodeValue ?? '').includes('Keep in vault') ? 'Cancel' : 'OTHER';
      } else if (kind === 'buttons') {
        const other = root.querySelector('.foot [data-action]:not([data-action=keep-key])')!;
        // Each with the other's looks: what is pressed as the one is the other.
        for (const name of ['data-action', 'class']) {
          const value = keep.getAttribute(name) ?? '';
          keep.setAttribute(name, other.getAttribute(name) ?? '');
          other.setAttribute(name, value);
        }
        const words = [...keep.childNodes];
        keep.replaceChildren(...other.childNodes);
        other.replaceChildren(...words);
        other.after(keep);
      } else if (kind === 'own parts') {
        for (const part of root.querySelectorAll<HTMLElement>(
          '[data-part=announcer],[data-part=spotlight]',
        )) {
          part.textContent = 'Close';
          part.style.cssText =
            'all:initial;position:fixed;inset:0;background:#fff;pointer-events:none;z-index:9';
        }
      } else if (kind === 'hollow') {
        for (const part of root.querySelectorAll('.head,h2,.origin'))
          part.attachShadow({ mode: 'closed' }).textContent = 'Close';
      } else if (kind === 'played') {
        const forever = { fill: 'both', duration: 1e9 } as const;
        root.querySelector('[data-part=panel]')!.animate({ opacity: [0, 0] }, forever);
        keep.animate({ transform: ['scale(30)', 'scale(30)'] }, forever);
      } else if (kind === 'attributes') {
        root.querySelector<HTMLElement>('[data-part=panel]')!.style.opacity = '0';
        root.querySelector<HTMLElement>('.layer')!.style.opacity = '0';
      } else {
        const cover = document.createElement('p');
        cover.textContent = 'Close';
        cover.style.cssText = 'position:fixed;inset:0;background:#fff;pointer-events:none;z-index:9';
        root.querySelector('.layer')!.append(cover);
      }
      const { left, top, width, height } = keep.getBoundingClientRect();
      at = { x: left + width / 2, y: top + height / 2 };
    }
    return { roots: roots.size, ...at };
  }, change);
}

const attempt = (
  number: number,
  title: string,
  requirement: Attempt['requirement'],
  change: Change,
): Attempt => ({
  number,
  title,
  requirement,
  try: async (stage) => {
    const victim = await stage.open('key');
    const { page, overlay, pair } = victim;
    await keepButton(victim);
    const before = await overlay.state();
    const { roots, x, y } = await rewrite(victim, change);
    // Firefox leads a page in, Chromium does not: the day that changes is worth to be known.
    expect(roots).toBe(stage.name === 'firefox' ? 1 : 0);
    if (roots === 0) return;
    // At once, before Keystep looks by itself.
    await page.mouse.click(x, y);
    await remains('nothing taken in', async () => (await stage.taken()).length === 0, 900);
    const restored = await overlay.waitFor(
      'the panel drawn anew, and words on why',
      ({ text, actions }) =>
        text.includes('written over this panel') &&
        JSON.stringify(actions) === JSON.stringify(before?.actions),
    );
    expect(restored.text).toContain(pair.apiKey.slice(0, 5));
    expect(restored.text).not.toMatch(/OTHER|Cancel|Close/);
    // And then it is a panel like any other.
    await keepButton(victim);
    await overlay.press('keep-key');
    await overlay.waitFor('the key to be kept', ({ step }) => step === 'check-key');
    expect(await stage.taken()).toEqual([pair.apiKey]);
  },
});

/** A page that has come into Keystep's closed root writes there. */
export const rewrites: Group = {
  name: 'a page that has come into the closed shadow root',
  attempts: [
    attempt(100, 'writes rules into Keystep’s own sheet: an unseen button under every press', 'R37', 'rules'),
    attempt(101, 'puts a sheet of its own over Keystep’s', 'R37', 'sheet'),
    attempt(102, 'writes other words, and other ends of the values, into the panel', 'R50', 'words'),
    attempt(103, 'exchanges the places and the looks of two buttons', 'R37', 'buttons'),
    attempt(104, 'lays words of its own over the panel, inside the root', 'R37', 'cover'),
    attempt(105, 'makes Keystep’s ring and live region such a cover', 'R37', 'own parts'),
    attempt(106, 'puts closed shadow roots into the panel’s parts, with words of its own', 'R50', 'hollow'),
    attempt(
      107,
      'animates panel and button without a rule: unseen, and as large as the window',
      'R37',
      'played',
    ),
    attempt(108, 'hides panel and layer by their own attributes', 'R37', 'attributes'),
  ],
};
