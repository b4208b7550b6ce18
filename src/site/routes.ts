import { isKnownHost } from './hosts.ts';

/** The kinds of page on which the guide has something to say. */
export type RouteId = 'home' | 'login' | 'api-management' | 'dashboard' | 'settings' | 'other';

/** `en`, `zh-CN`, `my-MM`; Binance adds languages, so any code of this form is taken. */
const localeSegment = /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/;

/** Paths after the language, the longer first. Seen 2018 to 2026; read 2026-11-22. */
const paths: readonly (readonly [string, RouteId])[] = [
  ['my/settings/api-management', 'api-management'],
  ['usercenter/settings/api-management', 'api-management'],
  ['usercenter/createapi.html', 'api-management'],
  ['my/settings', 'settings'],
  ['my/security', 'settings'],
  ['usercenter/settings', 'settings'],
  ['my/dashboard', 'dashboard'],
];

/** What kind of page an address is. `other` for anything unknown, and for every host that is not Binance's. */
export function routeOf(url: URL | Location | string): RouteId {
  const { hostname, pathname } = parse(url);
  if (!isKnownHost(hostname)) return 'other';
  const segments = segmentsOf(pathname);
  const rest = (localeIn(segments) === null ? segments : segments.slice(1)).join('/').toLowerCase();
  if (hostname === 'accounts.binance.com')
    return rest === '' || /^(login|register)/.test(rest) ? 'login' : 'other';
  if (rest === '' || rest === 'home') return 'home';
  const path = paths.find(([known]) => rest === known || rest.startsWith(`${known}/`));
  if (path !== undefined) return path[1];
  return /^(login|register)(\/|$)/.test(rest) ? 'login' : 'other';
}

/** The language of the page's words: from the path, else from `<html lang>`, else `en`. */
export function localeOf(url: URL | Location | string, htmlLang = ''): string {
  const inPath = localeIn(segmentsOf(parse(url).pathname));
  if (inPath !== null) return inPath;
  return /^[a-z]{2}(-[A-Za-z]{2,4})?$/i.test(htmlLang) ? htmlLang : 'en';
}

/** The address of the API management page on a host, in a language. */
export function apiManagementUrl(host: string, locale: string): string {
  const site = host === 'demo.binance.com' ? host : 'www.binance.com';
  return `https://${site}/${localeSegment.test(locale) ? locale : 'en'}/my/settings/api-management`;
}

function parse(url: URL | Location | string): Pick<URL, 'hostname' | 'pathname'> {
  if (typeof url !== 'string') return url;
  return URL.canParse(url) ? new URL(url) : { hostname: '', pathname: '' };
}

/** `/my/...` without a language is a page, not Burmese. */
function localeIn([first = '']: readonly string[]): string | null {
  return localeSegment.test(first) && first !== 'my' ? first : null;
}

function segmentsOf(pathname: string): string[] {
  return pathname
    .slice(0, 300)
    .split('/')
    .filter((segment) => segment !== '');
}
