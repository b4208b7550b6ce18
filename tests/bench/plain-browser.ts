import { tmpdir } from 'node:os';
import { type Browser, launch } from 'puppeteer-core';
import { findBrowsers } from '../../scripts/browsers.ts';
import type { BrowserName } from '../e2e/harness/browser.types.ts';

/** As often as a screen asks for them, or as often as they can be made, so that times of less than one can be told apart. */
export type Frames = 'screen' | 'fast';

/** Starts a browser without an extension. */
export function launchPlain(name: BrowserName, frames: Frames): Promise<Browser> {
  const executablePath = findBrowsers()[name];
  if (executablePath === undefined) throw new Error(`No ${name} was found.`);
  if (name === 'firefox') {
    return launch({
      browser: 'firefox',
      executablePath,
      env: { ...process.env, HOME: tmpdir() },
      extraPrefsFirefox: {
        'privacy.reduceTimerPrecision': false,
        ...(frames === 'fast' ? { 'layout.frame_rate': 0 } : {}),
      },
    });
  }
  return launch({
    executablePath,
    protocolTimeout: 120_000,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(frames === 'fast' ? ['--disable-frame-rate-limit', '--disable-gpu-vsync'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
