import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../site/account.ts';
import { startSite, type Site } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { appears, control, fill, press } from './harness/controls.ts';
import { heapSnapshot, heldIn, wholeStrings } from './harness/heap.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { shows } from './harness/lifecycle.ts';
import { createVault, openKey } from './harness/popup-tasks.ts';

const passphrase = 'seven calm otters count the tide';
// Made on the spot: nobody's key.
const { apiKey, secretKey } = makeKey();
const secret = secretKey ?? '';

/** The sheet that stands in the page, line by line: what its number, groups and check say. */
const linesOnPaper = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.paper-lines li'), (line) =>
      Array.from(line.querySelectorAll('.mono'), (group) => group.textContent).join(' '),
    ),
  );

/** As if the print dialog stayed open: a browser without a screen has none, and says at once that it has printed. */
const holdPrinting = (page: Page) =>
  page.evaluate(() => {
    window.print = () => undefined;
  });

const closeDialog = (page: Page) => page.evaluate(() => dispatchEvent(new Event('afterprint')));

/** What the QR code in a picture says to a decoder that is not ours. */
async function scanned(page: Page, png: Uint8Array): Promise<string | undefined> {
  const base64 = Buffer.from(png).toString('base64');
  const { width, height, pixels } = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const grey = Array.from({ length: data.length / 4 }, (_, at) => String.fromCharCode(data[at * 4]!));
    return { width: bitmap.width, height: bitmap.height, pixels: btoa(grey.join('')) };
  }, base64);
  const grey = Buffer.from(pixels, 'base64');
  const data = Uint8ClampedArray.from({ length: grey.length * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : grey[at >> 2]!,
  );
  return jsQR(data, width, height)?.data;
}

/** Pages of a PDF, whose objects may be packed. */
function pagesOf(pdf: Buffer): number {
  const plain = pdf.toString('latin1');
  const packed = Array.from(plain.matchAll(/stream\r?\n([^]*?)endstream/gu), ([, stream = '']) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [plain, ...packed].join('\n').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
}

/** Has the styles for paper hold on screen too, or for paper alone again. */
const drawFor = (page: Page, media: 'all' | 'print') =>
  page.evaluate((to) => {
    for (const rule of Array.from(document.styleSheets).flatMap(({ cssRules }) => Array.from(cssRules))) {
      const isPaper = rule instanceof CSSMediaRule && ['all', 'print'].includes(rule.media.mediaText);
      if (isPaper) rule.media.mediaText = to;
    }
  }, media);

/** The sheet as it would be on paper. */
async function pictureOfSheet(page: Page): Promise<Uint8Array> {
  await drawFor(page, 'all');
  const png = await page.screenshot({ fullPage: true });
  await drawFor(page, 'print');
  return png;
}

describe.each(browserNames)('paper in %s', (name) => {
  let site: Site;
  let browser: TestBrowser;
  let popup: Page;
  let settings: Page;
  let folder: string;
  let lines: string[] = [];
  let picture = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keystep-paper-'));
    site = await startSite();
    browser = await launchBrowser(name, {
      extensionDir: builtExtension(name),
      sitePort: site.port,
      jsFlags: wholeStrings,
      windowSize: { width: 1100, height: 1000 },
    });
    popup = await browser.openExtensionPage('popup');
    await createVault(popup, passphrase);
    await press(popup, 'Add key');
    await fill(popup, 'Label', 'Grid „bot“');
    await fill(popup, 'API key', apiKey);
    await fill(popup, 'Secret key', secret);
    await press(popup, 'Save');
    await openKey(popup, 'Grid „bot“');
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const openSettings = async () => {
    await settings.close();
    settings = await browser.openExtensionPage('options');
  };

  it('warns first, and has nothing of the secret in the page', async () => {
    await press(popup, 'Export');
    await press(popup, 'Print a sheet');
    settings = await browser.waitForPage((url) => url.includes('/options/'));
    await shows(settings, 'Before you print');
    await shows(settings, 'A printer may keep a copy');
    expect(await settings.content()).not.toContain(secret.slice(0, 12));
    await holdPrinting(settings);
  });

  it('puts a key on paper: characters that check themselves, and a code that any reader reads', async () => {
    await press(settings, 'Print');
    await settings.waitForSelector('.paper .qr path');
    lines = await linesOnPaper(settings);
    expect(lines).toHaveLength(8);
    const values = lines.map((line) => line.split(' ').slice(0, 4).join(''));
    expect(values.slice(0, 4).join('')).toBe(apiKey);
    expect(values.slice(4).join('')).toBe(secret);
    // On screen none of it is drawn.
    expect(await settings.evaluate(() => document.querySelector('.paper')!.checkVisibility())).toBe(false);
    const png = await pictureOfSheet(settings);
    const code = await scanned(settings, png);
    expect(JSON.parse(code ?? '')).toEqual({
      keystep: 1,
      label: 'Grid „bot“',
      environment: 'live',
      apiKey,
      secret,
    });
    picture = join(folder, 'sheet.png');
    writeFileSync(picture, png);
  });

  it('forgets the sheet as soon as the dialog is gone', async () => {
    const drawing = await settings.evaluate(() =>
      document.querySelector('.paper .qr path')!.getAttribute('d')!.slice(300),
    );
    // A busy machine: no frame comes, and nothing may wait for one.
    await settings.evaluate(() => {
      window.requestAnimationFrame = () => 0;
      window.setTimeout = (() => 0) as never;
    });
    await closeDialog(settings);
    await shows(settings, 'This page has forgotten the sheet');
    expect(await settings.content()).not.toContain(secret.slice(0, 4));
    if (name === 'chromium') {
      const session = await settings.createCDPSession();
      // The popup beside it, in the same process, still shows the API key.
      expect(heldIn(await heapSnapshot(session), { secret, line: lines[5]!, code: drawing })).toEqual([]);
      await session.detach();
    }
  });

  it('prints one page, of A4 and of Letter, and nothing that is on the screen', async () => {
    await openSettings();
    await press(settings, 'Print a sheet');
    await holdPrinting(settings);
    for (const format of ['A4', 'Letter'] as const) {
      await press(settings, 'Print');
      await settings.waitForSelector('.paper .qr path');
      const pdf = Buffer.from(await settings.pdf({ format, preferCSSPageSize: false }));
      expect(pagesOf(pdf)).toBe(1);
      // Printing says so, and the sheet is gone.
      await closeDialog(settings);
      await settings.waitForSelector('.paper', { hidden: true });
    }
  });

  it('is typed back, and names the character that is wrong', async () => {
    await press(settings, 'Back');
    await press(settings, 'Import');
    await press(settings, 'Type in a sheet');
    await fill(settings, 'Label', 'Grid bot from paper');
    for (const [index, line] of lines.entries()) {
      if (index !== 1) await fill(settings, `Line ${index + 1}`, line);
    }
    const [first = '', second = '', ...rest] = lines[1]!.split(' ');
    const slip = second.startsWith('q') ? 'p' : 'q';
    await fill(settings, 'Line 2', [first, slip + second.slice(1), ...rest].join(' '));
    await shows(settings, `Group 2, character 1: you typed “${slip}”, “${second.charAt(0)}” fits.`);
    await fill(settings, 'Line 2', lines[2]!);
    await shows(settings, 'This is line 3 of the sheet.');
    await fill(settings, 'Line 2', lines[1]!);
    await press(settings, 'Look for keys');
    await shows(settings, 'a sheet of paper from Keystep');
    await shows(settings, 'Grid bot from paper');
    await shows(settings, 'In the vault already.');
  });

  it('comes back from a picture of it, into a vault that has it no more', async () => {
    await press(popup, 'Back');
    await press(popup, 'Delete key');
    await appears(popup, { role: 'button', name: 'Add key' });
    await openSettings();
    await press(settings, 'Import');
    await control(settings, { role: 'button', name: 'Look for keys' });
    const input = (await settings.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(picture);
    await press(settings, 'Look for keys');
    await shows(settings, 'Grid „bot“');
    await press(settings, 'Import 1 key');
    await shows(settings, '1 key is in the vault');
    await appears(popup, { role: 'listitem', name: 'Grid „bot“', match: 'begins' });
  });

  it('says so where a picture has no code', async () => {
    await openSettings();
    await press(settings, 'Import');
    await control(settings, { role: 'button', name: 'Look for keys' });
    const none = join(folder, 'none.png');
    writeFileSync(none, await settings.screenshot());
    const input = (await settings.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(none);
    await press(settings, 'Look for keys');
    await shows(settings, 'No QR code was found in this picture');
  });

  it('prints the recovery code, and reads its picture where the passphrase was forgotten', async () => {
    await openSettings();
    await press(settings, 'Make recovery code');
    await press(settings, 'Show the code');
    await settings.waitForSelector('.sheet .qr path');
    const groups = await settings.evaluate(() =>
      Array.from(document.querySelectorAll('.codegrid .mono'), (group) => group.textContent),
    );
    if (name === 'chromium') {
      await settings.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await settings.emulateMediaType('print');
      const colours = await settings.evaluate(() =>
        Array.from(
          document.querySelectorAll('.sheet h1, .codegrid span'),
          (text) => getComputedStyle(text).color,
        ),
      );
      expect(new Set(colours)).toEqual(new Set(['rgb(0, 0, 0)']));
      await settings.emulateMediaType(undefined);
    }
    const png = await pictureOfSheet(settings);
    expect(await scanned(settings, png)).toBe(groups.join('-'));
    const sheet = join(folder, 'code.png');
    writeFileSync(sheet, png);
    await press(settings, 'I have it');
    await control(settings, { role: 'button', name: 'Save code' });
    const asked = await settings.evaluate(() =>
      Array.from(document.querySelectorAll('label'), (label) => label.textContent),
    );
    for (const label of asked) await fill(settings, label, groups[Number(label.slice(6)) - 1] ?? '');
    await press(settings, 'Save code');
    await shows(settings, 'The recovery code is saved');

    await press(popup, 'Lock');
    await press(popup, 'Forgotten passphrase?');
    const [first = '', ...rest] = groups;
    const slip = `${first.slice(0, 2)}${first.charAt(2) === '2' ? '3' : '2'}${first.slice(3)}`;
    await fill(popup, 'Recovery code', [slip, ...rest].join('-'));
    await shows(popup, 'If one character is wrong, it is number 3 of group 1.');
    const input = (await popup.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(sheet);
    await popup.waitForFunction(
      (code) => document.querySelector<HTMLInputElement>('input.mono')?.value === code,
      {},
      groups.join('-'),
    );
    await fill(popup, 'New passphrase', 'eight loud herons forget the moon');
    await fill(popup, 'Repeat passphrase', 'eight loud herons forget the moon');
    await press(popup, 'Open with the code');
    await appears(popup, { role: 'listitem', name: 'Grid „bot“', match: 'begins' });
  });
});
