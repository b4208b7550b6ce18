import type { SessionStore, SessionValue } from '../../../src/vault/session.ts';

/** Memory-only storage as browsers have it: values pass through JSON. */
export class MemorySession implements SessionStore {
  readonly values = new Map<string, string>();

  get(key: string): Promise<unknown> {
    const text = this.values.get(key);
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
  }

  getAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    const texts = keys.map((key) => [key, this.values.get(key)] as const);
    const found = texts.flatMap(([key, text]) => (text === undefined ? [] : [[key, JSON.parse(text)]]));
    return Promise.resolve(Object.fromEntries(found) as Readonly<Record<string, unknown>>);
  }

  set(key: string, value: SessionValue): Promise<void> {
    this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  setAll(values: Readonly<Record<string, SessionValue>>): Promise<void> {
    for (const [key, value] of Object.entries(values)) this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.values.delete(key);
    return Promise.resolve();
  }
}
