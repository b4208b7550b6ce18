import type { Bytes } from '../../src/backup/age-file.ts';
import { apiPattern } from '../../src/binance/endpoints.ts';
import { KeystepError } from '../../src/errors.ts';
import { environments, type Environment } from '../../src/keys/key-record.ts';
import { isKnownHost } from '../../src/site/hosts.ts';
import { apiManagementUrl, routeOf } from '../../src/site/routes.ts';
import type { SiteVerdict } from '../../src/site/look-alike.ts';
import type { ApiAccess, Grant, GuideInTab, OwnPage, Services } from '../../src/views/services.ts';
import { binancePatterns } from './binance-tabs.ts';
import { native } from './native.ts';
import { direction, texts, uiLanguage } from './i18n.ts';
import { onBroadcast, send } from './messaging.ts';
import { openPage } from './pages-open.ts';

/** Language, direction and title of one of our pages. The title says nothing that a person typed. */
export function prepareDocument(): void {
  document.documentElement.lang = uiLanguage;
  document.documentElement.dir = direction;
  document.title = texts('extension_name');
}

/** What the views need, from the browser. */
export function pageServices(): Services {
  const inPopup = native.extension.getViews({ type: 'popup' }).includes(window);
  return {
    send,
    texts,
    language: uiLanguage,
    surface: inPopup ? 'popup' : 'tab',
    version: native.runtime.getManifest().version,
    now: () => Date.now(),
    clipboard: { write: writeClipboard, read: grant({ permissions: ['clipboardRead'] }) },
    notify: grant({ permissions: ['notifications'] }),
    access: grant({ origins: binancePatterns }),
    api: apiAccess,
    guideInTab: async () => askGuide(await currentBinanceTab()),
    siteInTab,
    showGuide,
    showApiPage,
    openPage: openOwnPage,
    close: () => window.close(),
    print: () => window.print(),
    age: {
      // A backup is made now and then: nothing of it is there before.
      seal: async (...task) => (await import('./age-in-worker.ts')).ageInWorker.seal(...task),
      open: async (...task) => (await import('./age-in-worker.ts')).ageInWorker.open(...task),
    },
    saveFile,
    onChange: onBroadcast,
  };
}

function grant(what: { permissions?: ['clipboardRead' | 'notifications']; origins?: string[] }): Grant {
  return {
    granted: () => native.permissions.contains(what),
    request: () => native.permissions.request(what),
  };
}

const apiAccess: ApiAccess = {
  of: (environment) => grant({ origins: [apiPattern(environment)] }),
  revoke: async () => {
    await native.permissions.remove({ origins: environments.map(apiPattern) });
  },
};

async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new KeystepError('clipboard-failed', 'the browser refused to write the clipboard', { cause });
  }
}

/** The browser asks where to, or takes its folder for downloads; either way nothing goes anywhere else. */
function saveFile(name: string, content: Bytes): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  link.download = name;
  // eslint-disable-next-line no-restricted-syntax -- our own page and our own link: browsers take files no other way
  link.click();
  // The browser has taken the content over by then, or has asked the person first: either way it needs no address.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The address is ours to see on Binance's pages, and where the person has just pressed our button (`activeTab`). */
async function siteInTab(): Promise<SiteVerdict> {
  // Not needed for the first picture, so it need not wait for this.
  const { judgeAddress } = await import('../../src/site/look-alike.ts');
  const [tab] = await native.tabs.query({ active: true, currentWindow: true });
  return judgeAddress(tab?.url ?? '');
}

/** The tab that the person looks at, if it shows one of Binance's pages. */
async function currentBinanceTab(): Promise<number | undefined> {
  const [tab] = await native.tabs.query({ active: true, currentWindow: true });
  const url = tab?.url === undefined ? null : URL.parse(tab.url);
  return url?.protocol === 'https:' && isKnownHost(url.hostname) ? tab?.id : undefined;
}

/** A content script answers a ping; a tab that was open before the installation has none. */
async function askGuide(tab: number | undefined): Promise<GuideInTab> {
  if (tab === undefined) return 'not-binance';
  const heard: unknown = await native.tabs
    .sendMessage(tab, { broadcast: 'guide.ping' })
    .catch(() => undefined);
  return heard === undefined ? 'asleep' : 'awake';
}

/** A tab at another of Binance's pages is left where it is: a deletion cannot wait for the way there. */
async function showApiPage(environment: Environment): Promise<'here' | 'asleep' | 'opened'> {
  const host = apiPageHost(environment);
  const [tab] = await native.tabs.query({ active: true, currentWindow: true });
  const url = tab?.url === undefined ? null : URL.parse(tab.url);
  if (url?.hostname === host && routeOf(url) === 'api-management') {
    return (await askGuide(tab?.id)) === 'asleep' ? 'asleep' : 'here';
  }
  await native.tabs.create({ url: apiManagementUrl(host, 'en') });
  return 'opened';
}

function apiPageHost(environment: Environment): string {
  return environment === 'demo' ? 'demo.binance.com' : 'www.binance.com';
}

async function showGuide(environment: Environment): Promise<'here' | 'asleep' | 'opened'> {
  const guide = await askGuide(await currentBinanceTab());
  if (guide !== 'not-binance') return guide === 'asleep' ? 'asleep' : 'here';
  await native.tabs.create({ url: apiManagementUrl(apiPageHost(environment), 'en') });
  return 'opened';
}

async function openOwnPage(page: OwnPage): Promise<void> {
  await (page === 'options' ? native.runtime.openOptionsPage() : openPage(page));
}
