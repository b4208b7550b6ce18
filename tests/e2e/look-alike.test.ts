import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { poll } from './harness/poll.ts';

const twin = 'www.binance.com.example';
const foreign = 'xn--bnance-p9a.example';
const sister = 'www.binance.us';
const other = 'finance.example';

describe.each(browserNames)('the popup over other sites in %s', (name) => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let browser: TestBrowser;

  beforeAll(async () => {
    site = await startSite();
    browser = await launchBrowser(name, {
      extensionDir: resolve(builtExtension(name)),
      sitePort: site.port,
      alsoToSite: [twin, foreign, sister, other],
    });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** What the popup says once `part` is in it; the new passphrase is asked for on every fresh profile. */
  const popupOver = async (host: string, part = 'New passphrase') => {
    const page = await browser.openPage(`https://${host}/en`);
    const popup = await browser.pressToolbarButton(page);
    const text = await poll(`"${part}" over ${host}`, async () => {
      const shown = await popup.text();
      return shown.includes(part) ? shown : undefined;
    });
    await page.close();
    return text;
  };

  it.each([twin, foreign])('warns of %s', async (host) => {
    const text = await popupOver(host, 'Careful');
    expect(text).toContain(host);
    expect(text).toContain('Don’t sign in there');
  });

  it('says of a sister site that it is not supported', async () => {
    const text = await popupOver(sister, 'not made for this site');
    expect(text).toContain(sister);
    expect(text).not.toContain('Careful');
  });

  it.each(['www.binance.com', other])('says nothing over %s', async (host) => {
    const text = await popupOver(host);
    expect(text).not.toContain('Careful');
    expect(text).not.toContain('not made for this site');
  });
});
