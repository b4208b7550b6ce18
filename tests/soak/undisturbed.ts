import { readFileSync } from 'node:fs';

/** Of a round's time, what the host of a virtual machine may have given to others. */
const most = 0.01;

/** Rounds that are thrown away before the machine is given up. */
const patience = 100;

/** Linux counts in hundredths of a second. */
const tickMs = 10;

/** Counts the rounds that were thrown away. */
export interface Disturbed {
  rounds: number;
}

/**
 * What a round of measuring gave. A round in which the host of this virtual machine took more than a hundredth of its time
 * away is thrown away, whatever it gave, and made anew: it says nothing of Keystep. Throws after a hundred of them.
 */
export async function undisturbed<Value>(into: Disturbed, round: () => Promise<Value>): Promise<Value> {
  for (;;) {
    const stolen = stolenMs();
    const started = performance.now();
    const value = await round();
    if (stolenMs() - stolen <= most * (performance.now() - started)) return value;
    into.rounds += 1;
    if (into.rounds > patience) throw new Error('Others use this machine: measure when it is quiet.');
  }
}

/** Milliseconds since the start that the host gave to others, all processors together; 0 where the system does not say. */
function stolenMs(): number {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    return Number(line.split(/\s+/)[8] ?? 0) * tickMs;
  } catch {
    return 0;
  }
}
