import type { PageSetup } from './practice-options.ts';

/** Roots of Binance's pages, in order: analysis of a web archive of 2026-06-14 (single source). */
export const rootIds = [
  '__APP_TOP_PORTAL',
  '__APP_HEADER',
  '__APP_SIDEBAR',
  '__APP',
  '__APP_FOOTER',
] as const;

function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The document that every path answers with; the app does the rest. */
export function pageHtml(setup: PageSetup, basename: string): string {
  const data = {
    dynamicIds: [],
    ssr: false,
    appState: {},
    pageData: { shuviInitialState: {}, redux: {}, i18nResource: {}, i18nNamespaces: ['uc-api'], ssrData: {} },
    basename,
    runtimeConfig: { rehearsal: setup },
    filesByRoutId: {},
    publicPath: '/static/',
  };
  const roots = rootIds.map((id) => `<div id="${id}"></div>`).join('');
  return `<!doctype html>
<html lang="en" dir="ltr" class="${setup.options.theme}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Binance (practice)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/site.css">
<script src="/static/app.js" defer></script></head>
<body>${roots}<script id="__APP_DATA" type="application/json">${jsonForHtml(data)}</script><div id="__APP_EXTENSION"></div></body></html>`;
}
