import type { KeyValueArea } from '../../../src/vault/key-value-area.ts';

/** The extension's storage as browsers have it: values pass through JSON. Fails while `broken` is set. */
export class MemoryArea implements KeyValueArea {
  readonly values = new Map<string, string>();
  broken = false;

  get(keys: readonly string[]): Promise<Record<string, unknown>> {
    const found = keys.filter((key) => this.values.has(key));
    return this.#answer(() =>
      Object.fromEntries(found.map((key) => [key, JSON.parse(this.values.get(key) ?? 'null') as unknown])),
    );
  }

  set(values: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#answer(() => {
      for (const [key, value] of Object.entries(values)) this.values.set(key, JSON.stringify(value));
    });
  }

  remove(keys: readonly string[]): Promise<void> {
    return this.#answer(() => {
      for (const key of keys) this.values.delete(key);
    });
  }

  #answer<Value>(work: () => Value): Promise<Value> {
    return this.broken ? Promise.reject(new Error('the disk takes nothing')) : Promise.resolve(work());
  }
}
