import type { CDPSession, Page } from 'puppeteer-core';
import { keyFields, plantVault, type PlantedVault } from '../../e2e/harness/plant-vault.ts';
import { median, runs } from '../stats.ts';
import type { Took } from './contender.types.ts';
import { type ContenderName, contenders, type VaultStand } from './stand.ts';

/** What is done again and again with a filled vault. */
export const operations = ['unlock', 'list', 'read', 'save', 'changePassphrase'] as const;
export type Operation = (typeof operations)[number];

/** Medians in ms, the key derivation apart. */
export interface VaultTimes extends Readonly<Record<Operation | 'create', number>> {
  /** Kilobytes that the browser says the origin takes on disk. */
  readonly diskKb: number;
  /** Highest use of the heap seen while operations ran, in MB; NaN where the browser does not tell. */
  readonly peakMb: number;
  /** Median of the key derivation, ms. */
  readonly kdfMs: number;
}

/** Measures all contenders with so many keys, in turns. */
export async function measureVaults(
  stand: VaultStand,
  keys: number,
  planted: PlantedVault,
): Promise<ReadonlyMap<ContenderName, VaultTimes>> {
  const records = Array.from({ length: keys }, (_, at) => keyFields(`key ${at}`));
  const places: { readonly name: ContenderName; readonly page: Page; readonly took: Map<string, Took[]> }[] =
    [];
  for (const name of contenders) {
    const page = await stand.open(name, keys);
    const took = new Map<string, Took[]>([
      ['create', [await page.evaluate(() => window.vaultContender.create())]],
    ]);
    for (let at = 0; name !== 'keystep' && at < records.length; at += 1000) {
      // In parts: what goes to the page in one piece must not be too long.
      await page.evaluate(
        (part) => void (window.waiting = [...(window.waiting ?? []), ...part]),
        records.slice(at, at + 1000),
      );
    }
    await page.evaluate(
      (local) => window.vaultContender.fill(window.waiting ?? [], { rows: [], local }),
      planted.local,
    );
    if (name === 'keystep') await plantVault(page, planted);
    await page.evaluate(() => {
      delete window.waiting;
    });
    places.push({ name, page, took });
  }
  const heap = new Map<ContenderName, number>();
  const sessions = new Map<ContenderName, CDPSession>();
  if (stand.name === 'chromium')
    for (const { name, page } of places) sessions.set(name, await page.createCDPSession());
  for (let round = 0; round < runs; round += 1) {
    for (const { name, page, took } of places) {
      await page.bringToFront();
      for (const operation of operations) {
        const working = page.evaluate((what) => window.vaultContender[what](), operation);
        heap.set(name, Math.max(heap.get(name) ?? 0, await peakUntil(working, sessions.get(name))));
        took.set(operation, [...(took.get(operation) ?? []), await working]);
      }
    }
  }
  const found = new Map<ContenderName, VaultTimes>();
  for (const { name, page, took } of places) {
    const disk = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? NaN);
    const peak = heap.get(name) ?? 0;
    found.set(name, { ...times(took), diskKb: disk / 1024, peakMb: peak === 0 ? NaN : peak / 2 ** 20 });
    await page.close();
  }
  return found;
}

/** Asks for the heap's use again and again until the work is done; the highest answer, in bytes. */
async function peakUntil(working: Promise<unknown>, session: CDPSession | undefined): Promise<number> {
  let peak = 0;
  let done = false;
  const end = working.finally(() => (done = true));
  const isDone = () => done;
  while (session !== undefined && !isDone())
    peak = Math.max(peak, (await session.send('Runtime.getHeapUsage')).usedSize);
  await end;
  return peak;
}

function times(took: ReadonlyMap<string, readonly Took[]>) {
  const of = (name: string) => median((took.get(name) ?? []).map(({ ms, kdfMs }) => ms - kdfMs));
  return {
    create: of('create'),
    unlock: of('unlock'),
    list: of('list'),
    read: of('read'),
    save: of('save'),
    changePassphrase: of('changePassphrase'),
    kdfMs: median((took.get('unlock') ?? []).map(({ kdfMs }) => kdfMs)),
  };
}

declare global {
  interface Window {
    /** Records on their way into the page. */
    waiting?: ReturnType<typeof keyFields>[];
  }
}
