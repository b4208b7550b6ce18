import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtExtension, launchBrowser } from '../tests/e2e/harness/launch.ts';
import type { BrowserName } from '../tests/e2e/harness/browser.types.ts';
import { startSite } from '../tests/site/server.ts';
import { ensureBrowsers } from './browsers.ts';
import { main as build } from './build.ts';
import { rehearse } from './demo-walk.ts';

const pictures = join('out', 'demo');

/**
 * `npm run demo`: the main job on the practice site. With a display a browser opens and stays; without one, or with
 * `--headless`, the whole way is walked and pictures are left in `out/demo/`.
 * Options: `--headless`, `--flow current|classic`, `--browser chromium|firefox`, `--dark`.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      headless: { type: 'boolean', default: !hasDisplay() },
      flow: { type: 'string', default: 'current' },
      browser: { type: 'string', default: 'chromium' },
      dark: { type: 'boolean', default: false },
    },
  });
  const name: BrowserName = values.browser === 'firefox' ? 'firefox' : 'chromium';
  const flow = values.flow === 'classic' ? 'classic' : 'current';
  ensureBrowsers({ chromium: name === 'chromium', firefox: name === 'firefox' });
  console.log('Building the extension.');
  await build();
  const site = await startSite();
  site.configure({ flow });
  const browser = await launchBrowser(name, {
    extensionDir: builtExtension(name),
    sitePort: site.port,
    headless: values.headless,
    colorScheme: values.dark ? 'dark' : 'light',
    windowSize: { width: 1280, height: 860 },
  });
  try {
    if (values.headless) {
      await rm(pictures, { recursive: true, force: true });
      await mkdir(pictures, { recursive: true });
      await rehearse(browser, site, flow, pictures);
      console.log(`Pictures are in ${pictures}/.`);
    } else {
      await browser.openPage('https://www.binance.com/en');
      console.log(
        'A browser is open on a practice copy of Binance: made-up keys, nothing leaves this machine.',
      );
      console.log('Open Keystep in the toolbar, make a vault and choose "Plan a new key". Codes are 123456.');
      console.log('Close the browser to end.');
      await new Promise((resolve) => browser.driver.once('disconnected', resolve));
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
}
