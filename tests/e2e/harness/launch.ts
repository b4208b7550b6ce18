import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName, LaunchOptions, TestBrowser } from './browser.types.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

/** The browsers that every end-to-end test runs in. */
export const browserNames: readonly BrowserName[] = ['chromium', 'firefox'];

/** Folder of the built extension for a browser. `npm run build` makes it; KEYSTEP_DIST names another one. */
export function builtExtension(name: BrowserName): string {
  const dir = join(process.env['KEYSTEP_DIST'] ?? 'dist', name === 'chromium' ? 'chrome' : 'firefox');
  if (!existsSync(join(dir, 'manifest.json'))) throw new Error(`Nothing is built in ${dir}: npm run build.`);
  return dir;
}

/** Starts either browser. */
export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<TestBrowser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
