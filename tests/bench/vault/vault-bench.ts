import { browserNames } from '../../e2e/harness/launch.ts';
import { growVault } from '../../e2e/harness/plant-vault.ts';
import type { PartResult, Table, Wanted } from '../report.ts';
import { type ExtensionTimes, measureExtension } from './in-extension.ts';
import { measureVaults, type VaultTimes } from './measure.ts';
import { type ContenderName, contenders, startVaultStand } from './stand.ts';

const sizes = [10, 100, 1000, 10_000] as const;
const inExtension: readonly number[] = [1000, 10_000];
const passphrase = 'a vault that is measured often';

/** How many times faster one save has to be than writing the whole anew, with 1,000 keys. */
const fasterSave = 50;
/** Milliseconds for the list of 10,000, after unlock. */
const mostListMs = 100;

const columns = [
  ['create', 'create'],
  ['unlock', 'unlock'],
  ['list', 'list'],
  ['read', 'read one'],
  ['save', 'save one'],
  ['changePassphrase', 'new passphrase'],
  ['diskKb', 'KB on disk'],
  ['peakMb', 'peak heap, MB'],
  ['kdfMs', 'derivation'],
] as const satisfies readonly (readonly [keyof VaultTimes, string])[];

/** Keystep's vault beside other places for secrets, at growing numbers of keys. */
export async function benchVault(): Promise<PartResult> {
  const tables: Table[] = [];
  const wanted: Wanted[] = [];
  const planted = new Map<number, Awaited<ReturnType<typeof growVault>>>();
  for (const keys of sizes) planted.set(keys, await growVault(passphrase, keys));
  for (const name of browserNames) {
    const stand = await startVaultStand(name);
    const bySize = new Map<number, ReadonlyMap<ContenderName, VaultTimes>>();
    try {
      for (const [keys, rows] of planted) bySize.set(keys, await measureVaults(stand, keys, rows));
    } finally {
      await stand.close();
    }
    const built = new Map<number, ExtensionTimes>();
    for (const keys of inExtension)
      built.set(keys, await measureExtension(name, passphrase, planted.get(keys)!, keys));
    tables.push(...growth(name, bySize), ofExtension(name, built));
    const thousand = bySize.get(1000);
    const ours = thousand?.get('keystep')?.save ?? NaN;
    const blob = thousand?.get('browser-passworder')?.save ?? NaN;
    wanted.push({
      figure: `vault, ${name}: save one of 1,000, beside the whole blob anew`,
      wanted: `${fasterSave} times faster`,
      measured: `${(blob / ours).toFixed(1)} times (${ours.toFixed(2)} and ${blob.toFixed(1)} ms)`,
      reached: blob / ours >= fasterSave,
      heldTo: { bound: 'faster', within: blob > ours },
    });
    const list = built.get(10_000)?.list ?? NaN;
    wanted.push({
      figure: `vault, ${name}: list 10,000 after unlock, by message`,
      wanted: `at most ${mostListMs} ms`,
      measured: `${list.toFixed(0)} ms`,
      reached: list <= mostListMs,
    });
  }
  return { tables, wanted };
}

/** One table for each number of keys, and how one change grows with them. */
function growth(
  browser: string,
  bySize: ReadonlyMap<number, ReadonlyMap<ContenderName, VaultTimes>>,
): Table[] {
  const tables = [...bySize].map(([keys, found]) => ({
    title: `Vault in a page of ${browser}, ${keys.toLocaleString('en')} keys: ms, key derivation apart`,
    columns: ['', ...columns.map(([, title]) => title)],
    rows: contenders.map((name) => [name, ...columns.map(([key]) => found.get(name)?.[key] ?? NaN)]),
  }));
  const curve = (key: 'save' | 'unlock', title: string): Table => ({
    title: `Vault in a page of ${browser}: ms to ${title}, by number of keys`,
    columns: ['', ...[...bySize.keys()].map((keys) => keys.toLocaleString('en'))],
    rows: contenders.map((name) => [
      name,
      ...[...bySize.values()].map((found) => found.get(name)?.[key] ?? NaN),
    ]),
  });
  return [...tables, curve('save', 'save one'), curve('unlock', 'unlock')];
}

function ofExtension(browser: string, built: ReadonlyMap<number, ExtensionTimes>): Table {
  return {
    title: `Vault in the built extension, ${browser}: ms from message to answer, key derivation and both copies included`,
    columns: ['keys', 'unlock', 'list', 'read one', 'save one'],
    rows: [...built].map(([keys, { unlock, list, read, save }]) => [keys, unlock, list, read, save]),
  };
}
