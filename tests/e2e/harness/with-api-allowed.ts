import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of a built extension to which Binance's API is allowed from the start. Chromium asks the person in a window
 * that no driver can press; Firefox is told by a preference to say yes, and needs no copy.
 */
export function withApiAllowed(extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'keystep-allowed-'));
  cpSync(extensionDir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const { optional_host_permissions: optional, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as {
    host_permissions: string[];
    optional_host_permissions: string[];
  };
  manifest.host_permissions.push(...optional);
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}
