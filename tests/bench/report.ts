import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** One table of results: a name in the first column, figures or words in the others. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A figure that has to be reached, and whether it was. */
export interface Wanted {
  readonly figure: string;
  readonly wanted: string;
  readonly measured: string;
  readonly reached: boolean;
  /** Where `docs/benchmarks.md` says why it cannot be reached: the bound that it is held to instead. */
  readonly heldTo?: { readonly bound: string; readonly within: boolean };
}

/** What one part of the bench found. */
export interface PartResult {
  readonly tables: readonly Table[];
  readonly wanted: readonly Wanted[];
}

/** Prints the tables as Markdown, so that they can go into a document as they are. */
export function print({ tables }: PartResult): void {
  for (const { title, columns, rows } of tables) {
    const texts = [columns, ...rows.map((row) => row.map(say))];
    const widths = columns.map((_, at) => Math.max(...texts.map((row) => (row[at] ?? '').length)));
    const line = (cells: readonly string[]) =>
      `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
    const [head = [], ...body] = texts;
    console.log(`\n${title}\n`);
    console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n'));
  }
}

/** Writes a part's result to `out/bench`, with what it was measured on. */
export function write(name: string, result: PartResult): void {
  mkdirSync(join('out', 'bench'), { recursive: true });
  const measuredOn = {
    date: new Date().toISOString(),
    node: process.version,
    processors: cpus().length,
    model: cpus()[0]?.model ?? '',
  };
  writeFileSync(
    join('out', 'bench', `${name}.json`),
    `${JSON.stringify({ measuredOn, ...result }, null, 2)}\n`,
  );
}

/** Says which wanted figures were reached; true where all were, or are within the bound that they are held to instead. */
export function judge(wanted: readonly Wanted[]): boolean {
  console.log('');
  for (const { figure, wanted: goal, measured, reached, heldTo } of wanted) {
    const held = reached || heldTo === undefined ? '' : `, held to ${heldTo.bound}`;
    const sign = reached ? 'ok  ' : heldTo?.within === true ? 'HELD' : 'MISS';
    console.log(`${sign} ${figure}: wanted ${goal}, measured ${measured}${held}`);
  }
  return wanted.every(({ reached, heldTo }) => reached || heldTo?.within === true);
}

function say(cell: string | number | null): string {
  if (cell === null) return 'never';
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return '-';
  if (Number.isInteger(cell)) return cell.toLocaleString('en');
  return cell >= 100 ? cell.toFixed(0) : cell >= 10 ? cell.toFixed(1) : cell.toFixed(2);
}
