import { type ContenderName, contenders } from './contenders.ts';
import type { Dialog } from './page/dialogs.ts';
import type { Stand } from './stand.ts';

/** What does not depend on the machine: counted once for each contender. */
export interface Counts {
  /** Attributes and texts of the page's own nodes that were written while the tour ran. */
  readonly written: readonly string[];
  readonly listenersLeft: readonly string[];
  readonly observersLeft: readonly string[];
  readonly timersLeft: number;
  readonly nodesLeft: readonly string[];
  /** Dialogs of the page in which the tour's control cannot be pressed, or which that press closes. */
  readonly dialogsBroken: readonly Dialog[];
}

const settlingFrames = 30;

/** Counts for one contender on a stand. */
export async function count(stand: Stand, name: ContenderName): Promise<Counts> {
  const page = await stand.open(name);
  await page.evaluate(() => window.bench.watchTraces());
  await page.evaluate(async (frames) => {
    window.bench.show(-1).catch(() => undefined);
    await window.bench.frames(frames);
    await window.bench.walk(8);
  }, settlingFrames);
  const during = await page.evaluate(() => window.bench.readTraces());
  await page.evaluate(async (frames) => {
    window.contender.stop();
    await window.bench.frames(frames);
  }, settlingFrames);
  const after = await page.evaluate(() => window.bench.readTraces());
  await page.close();
  const dialogsBroken: Dialog[] = [];
  if (name !== 'page alone')
    for (const kind of ['native', 'scripted'] as const)
      if (await breaks(stand, name, kind)) dialogsBroken.push(kind);
  return {
    written: [...new Set([...during.written, ...after.written])],
    listenersLeft: after.listeners,
    observersLeft: after.observers,
    timersLeft: after.timers,
    nodesLeft: after.nodes,
    dialogsBroken,
  };
}

/** The same for all of them. */
export async function countAll(stand: Stand): Promise<ReadonlyMap<ContenderName, Counts>> {
  const counts = new Map<ContenderName, Counts>();
  for (const name of contenders) counts.set(name, await count(stand, name));
  return counts;
}

/** Opens the dialog, and presses the tour's own control with the mouse. */
async function breaks(stand: Stand, name: ContenderName, kind: Dialog): Promise<boolean> {
  const page = await stand.open(name);
  const at = await page.evaluate((dialog) => window.bench.openDialog(dialog), kind);
  if (at !== null) await page.mouse.click(at.x, at.y);
  await page.evaluate((frames) => window.bench.frames(frames), settlingFrames);
  const { heard, whole } = await page.evaluate((dialog) => window.bench.stateOfDialog(dialog), kind);
  await page.close();
  return !heard || !whole;
}
