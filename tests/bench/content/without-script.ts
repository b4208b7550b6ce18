import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of a built extension that does everything but run in pages. */
export function withoutContentScript(extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'keystep-silent-'));
  cpSync(extensionDir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  delete manifest['content_scripts'];
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}
