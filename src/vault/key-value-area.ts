/**
 * The extension's own storage as the vault sees it: JSON values under text keys. One `set` is meant to be one write,
 * all or nothing; nothing in the vault depends on that. A missing key is missing in what `get` gives.
 */
export interface KeyValueArea {
  get(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}
