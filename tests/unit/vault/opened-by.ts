import { vi } from 'vitest';

/** How many rows are opened in the course of some work. */
export async function openedBy(work: () => Promise<unknown>): Promise<number> {
  const open = vi.spyOn(crypto.subtle, 'decrypt');
  await work();
  const { length } = open.mock.calls;
  vi.restoreAllMocks();
  return length;
}
