/** The pages of the practice site, without the locale in front. */
export const paths = {
  home: '',
  login: 'login',
  register: 'register',
  dashboard: 'my/dashboard',
  security: 'my/security',
  settings: 'my/settings/preference',
  api: 'my/settings/api-management',
  classicForm: 'my/settings/api-management/create',
} as const;

export type PageName = keyof typeof paths | 'other';

const localePattern = /^\/([a-z]{2}(?:-[A-Za-z]{2,4})?)(?=\/|$)/;

/** Locale code in a path, or null. */
export function localeOf(path: string): string | null {
  return localePattern.exec(path)?.[1] ?? null;
}

/** The path without locale and slashes at its ends. */
export function barePath(path: string): string {
  return path.replace(localePattern, '').replace(/^\/+|\/+$/g, '');
}

/** Which page a path is. */
export function pageOf(path: string): PageName {
  const bare = barePath(path);
  for (const [name, value] of Object.entries(paths)) if (value === bare) return name as PageName;
  return 'other';
}

/** Path of a page in the locale of this address. */
export function pathTo(page: keyof typeof paths): string {
  const locale = localeOf(location.pathname);
  const path = [locale, paths[page]].filter(Boolean).join('/');
  return `/${path}`;
}

/** Address of the sign-in page that leads back here: `return_to` is base64. */
export function loginUrl(target: string): string {
  return `https://accounts.binance.com${pathTo('login')}?return_to=${encodeURIComponent(btoa(target))}`;
}
