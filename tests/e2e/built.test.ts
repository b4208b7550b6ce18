import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import source from '../../manifest.json' with { type: 'json' };
import { purposeIds, purposes } from '../../src/keys/purposes.ts';
import { words } from '../../src/keys/words.ts';
import { defaultOptions } from '../site/practice-options.ts';
import { startSite } from '../site/server.ts';
import { builtFiles, gzipOf, loadedBy } from './harness/bundle.ts';
import { fill, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { OverlayReader } from './harness/overlay.ts';
import { pseudo, withPseudoLocale } from './harness/pseudo-locale.ts';

const kilobyte = 1024;

interface BuiltManifest {
  readonly permissions: readonly string[];
  readonly background: { readonly service_worker?: string; readonly scripts?: readonly string[] };
  readonly content_scripts: readonly { readonly js: readonly string[] }[];
  readonly content_security_policy: unknown;
  readonly action: { readonly default_popup: string };
}

describe.each(browserNames)('the build for %s', (name) => {
  const dir = builtExtension(name);
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as BuiltManifest;
  const scripts = builtFiles(dir).filter((path) => path.endsWith('.js'));
  const read = (path: string) => readFileSync(join(dir, path), 'utf8');
  const contentScript = manifest.content_scripts[0]!.js[0]!;
  const background = manifest.background.service_worker ?? manifest.background.scripts?.[0] ?? '';

  it('asks for what the one manifest asks for, and shows pages nothing', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).toMatchObject({
      content_security_policy: source.content_security_policy,
      host_permissions: source.host_permissions,
      optional_host_permissions: source.optional_host_permissions,
      externally_connectable: { ids: [] },
    });
    const expected = source.permissions.filter((each) => name === 'chromium' || each !== 'offscreen');
    expect([...manifest.permissions].sort()).toEqual([...expected].sort());
  });

  it('gives every page the common styles before its own, which may overrule them', () => {
    for (const page of ['popup', 'options', 'welcome', 'rehearsal']) {
      const html = read(join('extension', page, 'index.html'));
      const sheets = [...html.matchAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)"/g)].map(
        ([, path]) => path!,
      );
      expect(sheets, page).toHaveLength(2);
      expect(
        sheets.map((path) => read(path).includes('--accent:')),
        page,
      ).toEqual([true, false]);
    }
  });

  it('has one content script that is a plain file', () => {
    expect(manifest.content_scripts.map(({ js }) => js.length)).toEqual([1]);
    const file = ts.createSourceFile(
      'main.js',
      read(contentScript),
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.JS,
    );
    const modular = file.statements.filter(
      (statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement),
    );
    expect(modular).toEqual([]);
    expect(read(contentScript)).not.toMatch(/\bimport\s*\(/);
  });

  it('holds no source map, no code from strings, and no address that it would load from', () => {
    expect(builtFiles(dir).filter((path) => path.endsWith('.map'))).toEqual([]);
    for (const path of scripts) {
      expect(read(path), path).not.toMatch(/sourceMappingURL|\beval\(|new Function\(|\bimportScripts\(/);
      expect(read(path), path).not.toMatch(
        /\bXMLHttpRequest\b|new WebSocket\(|sendBeacon\(|new EventSource\(/,
      );
    }
  });

  it('leaves the polyfill to the background', () => {
    const polyfill = 'should only be loaded in a browser extension';
    const withIt = scripts.filter((path) => read(path).includes(polyfill));
    expect(withIt).toHaveLength(1);
    expect(loadedBy(dir, background)).toContain(withIt[0]);
    for (const page of builtFiles(dir).filter((path) => path.endsWith('.html')))
      expect(loadedBy(dir, page), page).not.toContain(withIt[0]);
  });

  it('keeps within its budgets', () => {
    const sizes = {
      content: gzipOf(dir, loadedBy(dir, contentScript)),
      popup: gzipOf(dir, loadedBy(dir, manifest.action.default_popup)),
      background: gzipOf(dir, loadedBy(dir, background)),
    };
    console.log(`${name}, bytes after gzip: ${JSON.stringify(sizes)}`);
    expect(sizes.content).toBeLessThanOrEqual(43 * kilobyte);
    expect(sizes.popup).toBeLessThanOrEqual(31 * kilobyte);
    expect(sizes.background).toBeLessThanOrEqual(92 * kilobyte);
  });
});

describe('the pseudo-language', () => {
  it('keeps placeholders, leaves no plain letter and is longer', () => {
    expect(pseudo('Kept $count$ keys')).toBe('⟦Ķéþţ $count$ ķéýš······⟧');
  });

  it.each(browserNames)('shows no English of ours in %s', async (name) => {
    const site = await startSite();
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false });
    const extensionDir = withPseudoLocale(builtExtension(name));
    const browser = await launchBrowser(name, { extensionDir, sitePort: site.port });
    try {
      const english = [];
      for (const path of ['extension/welcome/index.html', 'options', 'popup']) {
        const page = await browser.openExtensionPage(path);
        // All of ours have a heading or a field, the settings once all of it is known.
        await page.waitForSelector('main h1, main h2, main input');
        english.push(...(await englishOn(page)));
      }
      const popup = await browser.openExtensionPage('popup');
      const passphrase = 'ţħé þšéúđó łàñĝúàĝé';
      await fill(popup, pseudo('New passphrase'), passphrase);
      await fill(popup, pseudo('Repeat passphrase'), passphrase);
      await press(popup, pseudo('Create vault'));
      for (const button of ['Add key', 'Cancel', 'Plan a new key', 'Continue']) {
        await press(popup, pseudo(button));
        english.push(...(await englishOn(popup)));
      }
      const page = await browser.openPage('https://www.binance.com/en/my/settings/api-management');
      await page.bringToFront();
      const overlay = await new OverlayReader(browser, page).waitForStep('create-key');
      // What stands on the page is quoted in the page's words.
      english.push(...plainWords(overlay.text.replace('Create API', '').replace('www.binance.com', '')));
      expect(english).toEqual([]);
    } finally {
      await browser.close();
      await site.close();
      rmSync(extensionDir, { recursive: true });
    }
  });
});

const months = Array.from({ length: 12 }, (_, month) =>
  new Date(2026, month, 1).toLocaleString('en', { month: 'short' }),
);

/** What is the same in every language, or comes from the browser in its own: names, words of passphrases, dates. */
const names = new Set([
  ...months,
  ...words,
  // The name that is proposed for a key begins with its purpose.
  ...purposeIds.flatMap((id) => id.split('-')),
  'Keystep',
  'HMAC',
  'Ed25519',
  'RSA',
  ...purposes.flatMap(({ tools }) => tools.map((tool) => tool.name)),
]);

function plainWords(text: string): string[] {
  return text.split(/[\s\p{P}]+/u).filter((word) => /^[A-Za-z]{3,}[0-9]*$/.test(word) && !names.has(word));
}

/** Everything that a page says or shows in plain letters: text, names, placeholders. */
async function englishOn(page: Page): Promise<string[]> {
  const [shown, spoken] = await page.evaluate(() => [
    document.body.innerText,
    [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')]
      .flatMap((element) =>
        ['aria-label', 'title', 'placeholder', 'alt'].map(
          (attribute) => element.getAttribute(attribute) ?? '',
        ),
      )
      .join('\n'),
  ]);
  return [...plainWords(shown ?? ''), ...plainWords(spoken ?? '')];
}
