import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty folder for a browser profile. */
export function makeProfileDir(): string {
  return mkdtempSync(join(tmpdir(), 'keystep-profile-'));
}

/** Removes a profile folder; a browser that is just leaving may still hold a file for a moment. */
export function removeProfileDir(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** The page that the built manifest names for `popup` or `options`; any other value is a path already. */
export function extensionPath(extensionDir: string, page: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    action?: { default_popup?: string };
    options_ui?: { page?: string };
  };
  const path =
    page === 'popup' ? manifest.action?.default_popup : page === 'options' ? manifest.options_ui?.page : page;
  if (path === undefined) throw new Error(`The built manifest names no page for ${page}.`);
  return path.replace(/^\//, '');
}
