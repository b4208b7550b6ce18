import { roleOf } from './field-roles.ts';
import { entry } from './import.types.ts';
import type { ImportEntry, NamedValue } from './import.types.ts';

/** A key and a secret that follow each other belong together; one that stands alone stays alone. */
export function pairsOf(values: readonly NamedValue[]): readonly ImportEntry[] {
  const entries: ImportEntry[] = [];
  let fields: NamedValue[] = [];
  for (const value of values) {
    if (fields.some((field) => roleOf(field.name) === roleOf(value.name)) || fields.length === 2) {
      entries.push(entry({ fields }));
      fields = [];
    }
    fields.push(value);
  }
  return fields.length > 0 ? [...entries, entry({ fields })] : entries;
}
