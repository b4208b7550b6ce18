import { begin, takeStops, type Stop } from './glance.ts';
import { legs } from './legs.ts';

export { glance, keep } from './glance.ts';
export { leave } from './hands.ts';

/** Walks the part of a flow that lies in this document. */
export async function walk(flow: keyof typeof legs, leg: number): Promise<readonly Stop[]> {
  // The sign-in page is of another origin, with a memory of its own.
  if (leg < 2) begin();
  await legs[flow][leg]?.();
  return takeStops();
}

/** Into how many documents a flow falls. */
export function documents(flow: keyof typeof legs): number {
  return legs[flow].length;
}
