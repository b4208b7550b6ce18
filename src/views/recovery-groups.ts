/** A recovery code as it is read out and typed: groups of four. */
export function groupsOf(code: string): readonly string[] {
  return code.split('-');
}

/** A group as a person may type it: case, spaces and hyphens do not count, nor O for 0, I and L for 1. */
export function sameGroup(typed: string, group: string): boolean {
  const plain = (text: string) =>
    text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain(typed) === plain(group);
}

/** Two different groups to type back, by their number from 0, the first one first. */
export function askedGroups(count: number): readonly [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = a % count;
  // One of the others: never the same again.
  const second = (first + 1 + (b % (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}
