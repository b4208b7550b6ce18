import { expect } from 'vitest';
import { pressKeep } from '../../e2e/harness/lifecycle.ts';
import { remains } from '../remains.ts';
import { keepButton } from './presses.ts';
import type { Attempt, Group, Stage, Victim } from '../attack.types.ts';

/** What may have been taken in: what the panel showed the ends of, or nothing. */
async function takesShownOrNothing(stage: Stage, victim: Victim, lay: () => void): Promise<void> {
  const at = await keepButton(victim);
  const before = (await victim.overlay.state())?.text ?? '';
  await victim.page.evaluate(lay);
  await remains('a panel', async () => (await victim.overlay.state()) !== null, 900);
  const shown = before + ((await victim.overlay.state())?.text ?? '');
  await victim.page.mouse.click(at.x, at.y);
  await remains('only what was shown', async () => {
    const taken = await stage.taken();
    return taken.every((one) => shown.includes(one.slice(0, 5)) && shown.includes(one.slice(-4)));
  });
}

const bait = (
  number: number,
  title: string,
  lay: () => void,
  kept: 'the pair' | 'nothing' | 'either',
  /** Takes the bait away again: then the pair can be kept, so that the bait alone was the reason. */
  clear?: () => void,
): Attempt => ({
  number,
  title,
  requirement: 'R50',
  try: async (stage) => {
    const victim = await stage.open('key');
    if (kept === 'either') {
      await takesShownOrNothing(stage, victim, lay);
      return;
    }
    await victim.page.evaluate(lay);
    if (kept === 'nothing') {
      await victim.overlay.waitFor('no button to keep', ({ actions }) =>
        actions.every(({ name }) => name !== 'keep-key'),
      );
      await remains('nothing taken in', async () => (await stage.taken()).length === 0);
      if (clear === undefined) return;
      await victim.page.evaluate(clear);
      await pressKeep(victim.overlay);
      expect(await stage.taken()).toEqual([victim.pair.apiKey]);
      return;
    }
    await remains('a panel', async () => (await victim.overlay.state()) !== null, 900);
    await pressKeep(victim.overlay);
    expect(await stage.taken()).toEqual([victim.pair.apiKey]);
  },
});

/** Values that are made to look like keys. */
export const baits: Group = {
  name: 'values that look like keys',
  attempts: [
    bait(
      56,
      'hides other values in attributes, comments, hidden fields and scripts',
      () => {
        const value = 'F'.repeat(64);
        const card = document.getElementById('card')!;
        card.setAttribute('data-api-key', value);
        card.setAttribute('title', `Secret Key ${value}`);
        const field = document.createElement('input');
        field.type = 'hidden';
        field.value = value;
        const script = document.createElement('script');
        script.type = 'text/plain';
        script.textContent = value;
        const gone = document.createElement('span');
        gone.hidden = true;
        gone.textContent = value;
        card.append(field, script, gone, new Comment(value));
      },
      'the pair',
    ),
    bait(
      57,
      'lays a second value that cannot be told from the first beside the secret',
      () => {
        const other = document.createElement('span');
        other.textContent = 'F'.repeat(64);
        document.getElementById('secret-row')!.append(other);
      },
      'nothing',
    ),
    bait(
      58,
      'writes a value with letters of other alphabets, and invisible ones',
      () => {
        const { apiKey } = window.pair;
        document.getElementById('api')!.textContent = `А${apiKey.slice(1)}`;
        document.getElementById('secret')!.textContent = `${'S'.repeat(32)}\u200b${'S'.repeat(32)}`;
      },
      'nothing',
    ),
    bait(
      59,
      'shows a thousand pairs',
      () => {
        const card = document.getElementById('card')!;
        for (let count = 0; count < 1000; count += 1) {
          const copy = card.cloneNode(true) as HTMLElement;
          for (const [index, value] of [...copy.querySelectorAll('span')].entries())
            if (index % 2 === 1)
              value.textContent = `${String(count).padStart(4, '0')}${'x'.repeat(59)}${index}`;
          document.getElementById('main')!.append(copy);
        }
      },
      'nothing',
      () => {
        for (const copy of document.querySelectorAll('#card ~ article')) copy.remove();
      },
    ),
    bait(
      60,
      'swaps the labels of key and secret by look-alike letters',
      () => {
        document.getElementById('api-label')!.textContent = 'АРI Кеу';
        document.getElementById('secret-label')!.textContent = 'API Key';
      },
      'nothing',
    ),
    bait(
      61,
      'puts the values into fields that it lets the person edit',
      () => {
        for (const id of ['api', 'secret']) {
          const field = document.createElement('input');
          field.value = window.pair[id === 'api' ? 'apiKey' : 'secretKey'];
          document.getElementById(id)!.replaceWith(field);
        }
      },
      'nothing',
    ),
  ],
};
