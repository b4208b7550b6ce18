import { readFileSync } from 'node:fs';

/** Of a round's time; what is taken of all processors counts against it. */
const most = 0.01;

/** Rounds of one measurement that are thrown away before the machine is given up. */
const patience = 100;

/** Linux counts in hundredths of a second. */
const tickMs = 10;

/**
 * What a round of measuring gave. A round of which the host of this virtual machine took more than a hundredth goes to
 * `thrown`, whatever it gave, and is made anew: it says more of the host than of Keystep. Throws after a hundred of them.
 */
export async function undisturbed<Value extends Thrown, Thrown>(
  thrown: Thrown[],
  round: () => Promise<Value>,
): Promise<Value> {
  for (;;) {
    const stolen = stolenMs();
    const started = performance.now();
    const value = await round();
    if (stolenMs() - stolen <= most * (performance.now() - started)) return value;
    thrown.push(value);
    if (thrown.length > patience) throw new Error('Others use this machine: measure when it is quiet.');
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
