import type { SessionStore, SessionValue } from '../../../src/vault/session.ts';

/** Memory-only storage as browsers have it: values pass through JSON. */
export class MemorySession implements SessionStore {
  readonly values = new Map<string, string>();

  get(key: string): Promise<unknown> {
    const text = this.values.get(key);
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
  }

  async getAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    const entries = await Promise.all(keys.map(async (key) => [key, await this.get(key)] as const));
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  set(key: string, value: SessionValue): Promise<void> {
    this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.values.delete(key);
    return Promise.resolve();
  }
}
