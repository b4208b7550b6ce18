import type { BrowserName, LaunchOptions, TestBrowser } from './browser.types.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

/** The browsers that every end-to-end test runs in. */
export const browserNames: readonly BrowserName[] = ['chromium', 'firefox'];

/** Folder of the built extension for a browser, from the project's root. */
export function builtExtension(name: BrowserName): string {
  return name === 'chromium' ? 'dist/chrome' : 'dist/firefox';
}

/** Starts either browser. */
export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<TestBrowser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
