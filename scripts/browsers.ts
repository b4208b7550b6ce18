import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Paths of the browsers on this machine. */
export interface Browsers {
  readonly chromium?: string;
  readonly firefox?: string;
}

/** Names on the PATH, the best for unpacked extensions first. Branded Chrome comes last: see `chromiumPlaces`. */
const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'brave-browser',
  'brave',
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome',
  'google-chrome-stable',
];
const firefoxNames = ['firefox-esr', 'firefox', 'firefox-developer-edition'];

const programs = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];

/** Usual places outside the PATH. Chrome ignores `--load-extension` since 137, but takes extensions over the pipe. */
const chromiumPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: below(programs, [
    'Chromium\\Application\\chrome.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Google\\Chrome\\Application\\chrome.exe',
  ]),
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/brave.com/brave/brave-browser'],
};
const firefoxPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
  ],
  win32: below(programs, ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe']),
  linux: ['/usr/lib/firefox-esr/firefox-esr', '/snap/bin/firefox', '/opt/firefox/firefox'],
};

/** Looks for browsers: CHROME_PATH and FIREFOX_PATH first, then the PATH, then the usual places. */
export function findBrowsers(): Browsers {
  const chromium = find(process.env['CHROME_PATH'], chromiumNames, chromiumPlaces[process.platform]);
  const firefox = find(process.env['FIREFOX_PATH'], firefoxNames, firefoxPlaces[process.platform]);
  return { ...(chromium !== undefined && { chromium }), ...(firefox !== undefined && { firefox }) };
}

/**
 * Finds the browsers that are needed; on Debian and its relatives, as root, installs what is missing.
 * Elsewhere throws one line that says what to install.
 */
export function ensureBrowsers(need: { readonly chromium: boolean; readonly firefox: boolean }): Browsers {
  const missing = () => {
    const found = findBrowsers();
    return [
      ...(need.chromium && found.chromium === undefined ? ['chromium'] : []),
      ...(need.firefox && found.firefox === undefined ? ['firefox-esr'] : []),
    ];
  };
  const wanted = missing();
  if (wanted.length > 0 && canInstall()) {
    console.log(`Installing ${wanted.join(' and ')} with apt-get: no such browser is here yet.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  const still = missing();
  if (still.length > 0) {
    const names = still.map((name) =>
      name === 'chromium' ? 'Chromium (or set CHROME_PATH)' : 'Firefox (or set FIREFOX_PATH)',
    );
    throw new Error(`Please install ${names.join(' and ')}, then run this again.`);
  }
  return findBrowsers();
}

function canInstall(): boolean {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  );
}

function find(
  stated: string | undefined,
  names: readonly string[],
  places: readonly string[] = [],
): string | undefined {
  if (stated !== undefined && stated !== '') return stated;
  const onPath = names.flatMap((name) =>
    (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
  return [...(process.platform === 'win32' ? [] : onPath), ...places].find(isProgram);
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function below(folders: readonly (string | undefined)[], paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    folders.flatMap((folder) => (folder === undefined ? [] : [`${folder}\\${path}`])),
  );
}
