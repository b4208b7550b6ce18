import { expect } from 'vitest';
import { pressKeep } from '../../e2e/harness/lifecycle.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Group, Stage, Victim } from '../attack.types.ts';
import { remains } from '../remains.ts';

/** Nothing was taken in, and the panel still offers to. */
async function keepsNothing(stage: Stage, { overlay }: Victim): Promise<void> {
  await remains('nothing taken in', async () => {
    expect(await stage.taken()).toEqual([]);
    return true;
  });
  expect((await overlay.state())?.step).toBe('keep-key');
}

/** Middle of "Keep in vault", once it may be pressed. */
export async function keepButton({ page, overlay }: Victim): Promise<{ x: number; y: number }> {
  let since = 0;
  let before = '';
  await overlay.waitFor('the button to stand still', (state) => {
    const now = JSON.stringify(state.panel);
    if (now !== before) [before, since] = [now, Date.now()];
    return state.actions.some(({ name }) => name === 'keep-key') && Date.now() - since > 700;
  });
  const panel = (await overlay.state())?.panel;
  if (!panel) throw new Error('There is no panel.');
  // Looked for from outside: where the hand is that of a button, below the middle of the panel.
  return poll('the button', () =>
    page.evaluate(({ x, y, width, height }) => {
      return document.elementFromPoint(x + width / 2, y + height / 2) === null
        ? undefined
        : { x: x + width / 2, y: y + height - 75 };
    }, panel),
  );
}

/** Presses that no person made, on Keystep's panel. */
export const presses: Group = {
  name: 'presses and keys that no person made',
  attempts: [
    {
      number: 9,
      title: 'clicks “Keep in vault” by script, with every event that a press has',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        const at = await keepButton(victim);
        const pressed = await victim.page.evaluate(({ x, y }) => {
          const host = document.querySelector<HTMLElement>('html > div[popover]')!;
          const fire = (target: Element, left: number, top: number) => {
            const init = {
              bubbles: true,
              composed: true,
              cancelable: true,
              clientX: left,
              clientY: top,
              detail: 1,
            };
            for (const type of ['pointerdown', 'pointerup', 'pointermove'])
              target.dispatchEvent(new PointerEvent(type, { ...init, isPrimary: true, pointerId: 1 }));
            for (const type of ['mousedown', 'mouseup', 'click', 'dblclick'])
              target.dispatchEvent(new MouseEvent(type, init));
          };
          const create = document.querySelector('#create')!;
          const box = create.getBoundingClientRect();
          fire(create, box.x + 2, box.y + 2);
          for (let dx = -160; dx <= 160; dx += 20)
            for (let dy = -40; dy <= 40; dy += 10) fire(host, x + dx, y + dy);
          host.click();
          (document.elementFromPoint(x, y) as HTMLElement).click();
          return window.pressed;
        }, at);
        expect(pressed).toBe(1);
        await keepsNothing(stage, victim);
      },
    },
    {
      number: 10,
      title: 'sends keys to the panel by script: Enter, Space, Escape, shortcuts',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        const before = await victim.overlay.state();
        await victim.page.evaluate(() => {
          const host = document.querySelector<HTMLElement>('html > div[popover]')!;
          host.focus();
          for (const target of [host, document, window, document.activeElement!]) {
            for (const key of ['Enter', ' ', 'Escape', 'Tab', 'K', 'G', 'L']) {
              for (const type of ['keydown', 'keypress', 'keyup']) {
                const init = { key, bubbles: true, composed: true, altKey: true, shiftKey: true };
                target.dispatchEvent(new KeyboardEvent(type, init));
                target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
              }
            }
          }
        });
        await keepsNothing(stage, victim);
        expect((await victim.overlay.state())?.panel).toEqual(before?.panel);
      },
    },
    {
      number: 11,
      title:
        'makes the panel’s element something that a key of the person presses: access key, tab stop, autofocus',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        await keepButton(victim);
        await victim.page.evaluate(() => {
          const host = document.querySelector<HTMLElement>('html > div[popover]')!;
          host.tabIndex = 0;
          host.accessKey = 'x';
          host.autofocus = true;
          host.contentEditable = 'true';
          host.setAttribute('role', 'button');
          host.focus();
          const label = document.createElement('label');
          label.append('Continue');
          host.append(document.createElement('slot'), document.createElement('button'));
          document.body.append(label);
        });
        for (const key of ['Enter', ' '] as const) await victim.page.keyboard.press(key);
        await victim.page.keyboard.down('Alt');
        await victim.page.keyboard.press('x');
        await victim.page.keyboard.up('Alt');
        await keepsNothing(stage, victim);
      },
    },
    {
      number: 12,
      title: 'lets a press begin on the page and end on the panel, and the other way round',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        const at = await keepButton(victim);
        const { mouse } = victim.page;
        await mouse.move(5, 5);
        await mouse.down();
        await mouse.move(at.x, at.y);
        await mouse.up();
        await keepsNothing(stage, victim);
        await mouse.move(at.x, at.y);
        await mouse.down();
        await mouse.move(5, 5);
        await mouse.up();
        await keepsNothing(stage, victim);
        // The same place, pressed by a person, does keep.
        await mouse.click(at.x, at.y);
        await poll('the key to be kept', async () => (await stage.taken()).length === 1);
        expect(await stage.taken()).toEqual([victim.pair.apiKey]);
      },
    },
    {
      number: 13,
      title: 'shows a secret just when the person presses there for something else',
      requirement: 'R37',
      try: async (stage) => {
        const first = await stage.open('key');
        const at = await keepButton(first);
        await first.page.close();
        const victim = await stage.open('list');
        const { pair } = victim;
        await victim.page.mouse.move(at.x, at.y);
        await victim.page.evaluate(() => {
          const card = document.createElement('article');
          card.innerHTML = `<h2>k</h2><div><span>API Key</span><span>${window.pair.apiKey}</span></div>
            <div><span>Secret Key</span><span>${window.pair.secretKey}</span></div>`;
          document.querySelector('#main')?.append(card);
        });
        await poll('the button to come', async () => {
          await victim.page.mouse.click(at.x, at.y);
          return (await victim.overlay.state())?.step === 'keep-key';
        });
        await victim.page.mouse.click(at.x, at.y);
        await keepsNothing(stage, { ...victim, pair });
      },
    },
    {
      number: 14,
      title: 'exchanges the pair at the moment of the press',
      requirement: 'R50',
      try: async (stage) => {
        const victim = await stage.open('key', {
          before: () => {
            for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) {
              addEventListener(
                type,
                () => {
                  for (const id of ['api', 'secret']) {
                    const value = document.getElementById(id);
                    if (value && value.dataset['swapped'] === undefined) {
                      value.dataset['swapped'] = 'yes';
                      value.textContent = 'Z'.repeat(60) + id.padEnd(4, '0').slice(0, 4);
                    }
                  }
                },
                true,
              );
            }
          },
        });
        const answer = await pressKeep(victim.overlay);
        expect(answer.text).toContain('Not kept');
        expect(await stage.taken()).toEqual([]);
      },
    },
  ],
};
