import { expect } from 'vitest';
import { withOtherExtension, type Spoils } from '../other-extension.ts';
import { planted, type Attempt, type Group, type Stage, type Victim } from '../attack.types.ts';
import { remains } from '../remains.ts';

const spied = (
  number: number,
  title: string,
  requirement: Attempt['requirement'],
  look: (spoils: Spoils, stage: Stage, victim: Victim) => Promise<void>,
  limit?: string,
): Attempt => ({
  number,
  title,
  requirement,
  ...(limit === undefined ? {} : { limit }),
  try: async (stage) => {
    let victim: Victim | null = null;
    await withOtherExtension(
      stage,
      async () => {
        victim = await stage.open('key');
        return victim.page;
      },
      async (spoils) => {
        if (victim !== null) await look(spoils, stage, victim);
      },
    );
  },
});

/** Another extension in the same browser, with leave to read binance.com. */
export const extensions: Group = {
  name: 'another extension',
  attempts: [
    spied(67, 'sends messages and opens ports to Keystep', 'R38', async ({ answers }, stage) => {
      expect(answers).toEqual([]);
      expect(await stage.ask('vault.state', {})).toMatchObject({ status: 'unlocked' });
    }),
    spied(68, 'loads Keystep’s files', 'R38', ({ loaded }) => {
      expect(loaded).toEqual([]);
      return Promise.resolve();
    }),
    spied(
      69,
      'opens Keystep’s closed root, which browsers allow it, and reads',
      'R36',
      ({ inside }, _stage, { pair }) => {
        expect(inside).toContain('Keystep');
        for (const secret of [pair.secretKey, pair.secretKey.slice(5, 12), planted.label, planted.apiKey])
          expect(inside).not.toContain(secret);
        return Promise.resolve();
      },
      'Another extension that may read binance.com',
    ),
    spied(
      70,
      'presses the buttons inside the closed root by script',
      'R37',
      async (_spoils, stage, { overlay }) => {
        await remains('nothing taken in', async () => (await stage.taken()).length === 0);
        expect((await overlay.state())?.step).toBe('keep-key');
      },
    ),
  ],
};
