import type { CDPSession } from 'puppeteer-core';
import { type ContenderName, contenders } from './contenders.ts';
import type { Stand } from './stand.ts';

/** Kilobytes of JavaScript's heap and nodes of the DOM, beyond those of the page alone; after garbage collection. */
export interface Memory {
  readonly during: { readonly kilobytes: number; readonly nodes: number };
  readonly after: { readonly kilobytes: number; readonly nodes: number };
}

const walked = 100;

/** Measures each after a walk of 100 steps, and once more after its end. Chromium alone can be asked. */
export async function memoryOfAll(stand: Stand): Promise<ReadonlyMap<ContenderName, Memory>> {
  const found = new Map<ContenderName, Memory>();
  for (const name of contenders) found.set(name, await memoryOf(stand, name));
  const page = found.get('page alone');
  if (page === undefined) return found;
  const beyond = (one: Memory, when: keyof Memory) => ({
    kilobytes: one[when].kilobytes - page[when].kilobytes,
    nodes: one[when].nodes - page[when].nodes,
  });
  return new Map(
    [...found].map(([name, one]) => [name, { during: beyond(one, 'during'), after: beyond(one, 'after') }]),
  );
}

/** After a walk of so many steps, and after the end. */
export async function memoryOf(stand: Stand, name: ContenderName, steps = walked): Promise<Memory> {
  const page = await stand.open(name);
  const cdp = await page.createCDPSession();
  await page.evaluate(async (count) => {
    window.contender.start(window.bench.steps);
    await window.bench.frames(30);
    await window.bench.walk(count);
    await window.bench.frames(30);
  }, steps);
  const during = await held(cdp);
  await page.evaluate(async () => {
    window.contender.stop();
    await window.bench.frames(30);
  });
  const after = await held(cdp);
  await page.close();
  return { during, after };
}

async function held(cdp: CDPSession): Promise<Memory['during']> {
  // Twice: what the first one frees may have held something else.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return { kilobytes: usedSize / 1024, nodes };
}
