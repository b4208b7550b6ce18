import type { ExportKey } from '../export-format.ts';

/** First line of a file that can hold remarks: whose key it is. The caller makes one line of it. */
export function remarkOf({ label, environment, keyType }: ExportKey): string {
  return `${environment}, ${keyType}: ${label}`;
}
