import { KeystepError } from '../../errors.ts';
import { commitsId } from '../store.ts';
import type { Row, TableName } from '../store.ts';
import type { CopyIndex } from './copy-index.ts';
import type { OneCopy } from './one-copy.ts';
import { partNamed, partOf, partsOf } from './parts.ts';
import type { Part } from './parts.ts';
import { parseRows } from './row-text.ts';
import type { CopySnapshot } from './sealed-copy.ts';

/** Rows of one copy, each part checked as it is read. */
export class CopyReader implements CopySnapshot {
  readonly copy: OneCopy;
  readonly index: CopyIndex;
  /** Told when a part is not as the index says. */
  onDamage: () => Promise<void> = () => Promise.resolve();

  constructor(copy: OneCopy, index: CopyIndex) {
    this.copy = copy;
    this.index = index;
  }

  get commits(): number {
    return this.index.commits;
  }

  async get(table: TableName, id: string): Promise<unknown> {
    if (table === 'header' && id === commitsId) return this.#counter();
    const part = partNamed(partOf(table, id));
    return part === undefined ? undefined : (await this.rows([part])).find((row) => row.id === id);
  }

  async all(table: TableName, prefix = ''): Promise<readonly unknown[]> {
    const rows = (await this.rows(partsOf(table, prefix))).filter(({ id }) => id.startsWith(prefix));
    const counter = this.#counter();
    if (table === 'header' && counter?.id.startsWith(prefix)) rows.push(counter);
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The rows of parts. Throws `vault-unavailable` where one of them is not as the index says. */
  async rows(parts: readonly Part[]): Promise<Row[]> {
    const there = parts.filter(({ name }) => this.index.parts.has(name)).map(({ name }) => name);
    const rows: Row[][] = [];
    try {
      for await (const [name, text] of this.copy.texts(this.index, there)) {
        const part = partNamed(name);
        const found = text === null || part === undefined ? null : parseRows(text, part);
        if (found === null) {
          await this.onDamage();
          throw new KeystepError('vault-unavailable', `part ${name} of the copy changed`);
        }
        rows.push([...found]);
      }
    } catch (cause) {
      if (cause instanceof KeystepError) throw cause;
      throw new KeystepError('vault-unavailable', 'the copy cannot be read', { cause });
    }
    return rows.flat();
  }

  /** The store's count of changes, as a row: the index holds it. */
  #counter(): Row | undefined {
    return this.commits === 0 ? undefined : { id: commitsId, count: this.commits };
  }
}
