import type { BrowserName } from '../../e2e/harness/browser.types.ts';
import { builtExtension, launchBrowser } from '../../e2e/harness/launch.ts';
import { ask } from '../../e2e/harness/lifecycle.ts';
import { keyFields, plantVault, type PlantedVault } from '../../e2e/harness/plant-vault.ts';
import { rest, timed, timedList } from '../../e2e/harness/timed.ts';
import { startSite } from '../../site/server.ts';
import { median, runs } from '../stats.ts';

/** Medians in ms, by messages to the background of the built extension: the key derivation and both copies with them. */
export interface ExtensionTimes {
  readonly unlock: number;
  readonly list: number;
  readonly read: number;
  readonly save: number;
}

const savesARound = 4;

/** Measures the built extension with a planted vault of so many keys. */
export async function measureExtension(
  name: BrowserName,
  passphrase: string,
  planted: PlantedVault,
  keys: number,
): Promise<ExtensionTimes> {
  const site = await startSite();
  const browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort: site.port });
  try {
    const page = await browser.openExtensionPage('options');
    await ask(page, 'vault.state', {});
    await plantVault(page, planted);
    // The first unlock may raise the strength, and the copy is made anew.
    await ask(page, 'vault.unlock', { passphrase });
    const took: Record<keyof ExtensionTimes, number[]> = { unlock: [], list: [], read: [], save: [] };
    for (let round = 0; round < runs; round += 1) {
      await ask(page, 'vault.lock', {});
      took.unlock.push(await timed(page, 'vault.unlock', { passphrase }));
      await rest();
      took.list.push(await timedList(page, keys + savesARound * round));
      const id = (await ask(page, 'key.list', {})).keys[0]?.id ?? '';
      took.read.push(await timed(page, 'key.read', { id }));
      for (let again = 0; again < savesARound; again += 1) {
        await rest();
        const opId = crypto.randomUUID().replaceAll('-', '');
        const fields = keyFields(`added ${round} ${again}`);
        took.save.push(await timed(page, 'key.save', { opId, id: null, revision: 0, fields }));
      }
    }
    return {
      unlock: median(took.unlock),
      list: median(took.list),
      read: median(took.read),
      save: median(took.save),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}
