import { expect } from 'vitest';
import { pressKeep } from '../../e2e/harness/lifecycle.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Attempt, Group } from '../attack.types.ts';

const storm = (number: number, title: string, blow: () => void): Attempt => ({
  number,
  title,
  requirement: 'R49',
  try: async (stage) => {
    const victim = await stage.open('key');
    await victim.page.evaluate(blow);
    await poll('the storm', () => victim.page.evaluate(() => window.loot.length > 20));
    // The page still takes presses, and the key can be kept.
    await victim.page.evaluate(() => document.getElementById('create')?.click());
    expect(await victim.page.evaluate(() => window.pressed)).toBe(1);
    const answer = await pressKeep(victim.overlay);
    expect(answer.text).not.toContain('Not kept');
    expect(await stage.taken()).toEqual([victim.pair.apiKey]);
    // It blew while the key was kept, and blows on.
    const gusts = () => victim.page.evaluate(() => window.loot.length);
    const until = (await gusts()) + 20;
    await poll('more of the storm', async () => (await gusts()) > until);
  },
});

/** A page that never stops. */
export const storms: Group = {
  name: 'storms',
  attempts: [
    storm(52, 'adds and removes thousands of nodes a second around a secret', () => {
      setInterval(() => {
        window.loot.push('gust');
        for (let count = 0; count < 40; count += 1) {
          const node = document.createElement('div');
          node.append('API Key of something else');
          document.body.append(node);
          node.remove();
        }
      }, 10);
    }),
    storm(53, 'scrolls, resizes and changes styles without end', () => {
      document.body.style.minHeight = '4000px';
      setInterval(() => {
        window.loot.push('gust');
        dispatchEvent(new Event('resize'));
        document.dispatchEvent(new Event('scroll'));
        document.documentElement.className = `c${window.loot.length}`;
        document.getElementById('filler')!.style.width = `${100 + (window.loot.length % 50)}px`;
      }, 5);
    }),
    storm(54, 'changes the address and the title a hundred times a second', () => {
      let changes = 0;
      setInterval(() => {
        changes += 1;
        document.title = `t${changes}`;
        try {
          history.replaceState(null, '', `?scene=key&n=${changes}`);
        } catch {
          // Firefox throws, Chromium says nothing, where a page asks for more than some 20 in a second on the average.
        }
        if (location.search.endsWith(`=${changes}`)) window.loot.push('gust');
      }, 10);
    }),
    {
      number: 55,
      title: 'throws the whole document away, and writes another',
      requirement: 'R49',
      try: async (stage) => {
        const victim = await stage.open('key');
        const problems: string[] = [];
        victim.page.on('pageerror', (error) => problems.push(String(error)));
        await victim.page.evaluate(() => {
          const { pair } = window;
          document.body.remove();
          document.documentElement.replaceChildren();
          document.documentElement.remove();
          document.open();
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- what attackers still have
          document.write(`<h1>API Management</h1><article><div><span>API Key</span><span>${pair.apiKey}</span></div>
            <div><span>Secret Key</span><span>${pair.secretKey}</span></div></article>`);
          document.close();
        });
        await poll('the other document', () =>
          victim.page.evaluate(() => document.querySelector('article') !== null),
        );
        expect(problems).toEqual([]);
        await victim.page.reload();
        await victim.overlay.waitForStep('keep-key');
        expect(await stage.taken()).toEqual([]);
      },
    },
  ],
};
