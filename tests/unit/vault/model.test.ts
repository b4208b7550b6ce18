import fc from 'fast-check';
import { describe, it } from 'vitest';
import { runs } from '../runs.ts';
import { steps } from './vault-commands.ts';
import { ModelledVault } from './vault-model.ts';

/** Fewer than of the small properties: each of these is a life of a vault. */
const numRuns = Math.ceil(runs(350) / 4);

describe('any life of a vault', () => {
  it('is what a plain model says, on one engine or two', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), steps, async (mirrored, commands) => {
        const vault = new ModelledVault(mirrored);
        await vault.create();
        for (const [command, pick] of commands) await vault.step(command, pick);
        await vault.end();
      }),
      { numRuns },
    );
  });
});
