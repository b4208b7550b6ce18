import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/binance/endpoints.ts';
import { badAnswers } from '../binance-server/bad-answers.ts';
import { type Site, startSite } from '../site/server.ts';
import { sampleKey, type SampleKey } from '../unit/binance/sample-keys.ts';
import vectors from '../vectors/binance/signing.json' with { type: 'json' };
import type { TestBrowser } from './harness/browser.types.ts';
import { control, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { poll } from './harness/poll.ts';
import { replyTo } from './harness/reply.ts';
import { createVault } from './harness/popup-tasks.ts';
import { withApiAllowed } from './harness/with-api-allowed.ts';

const passphrase = 'one question, by a click, 2026';
const opId = () => crypto.randomUUID().replaceAll('-', '');
const trading = ['enableReading', 'enableSpotAndMarginTrading'];
const bound = { restricted: true, ips: ['203.0.113.50'] };

/** One key of each outcome; each type signs once. */
const keys = {
  right: sampleKey('ed25519', { permissions: trading, ...bound }),
  tooMuch: sampleKey('hmac', { permissions: [...trading, 'enableWithdrawals'], restricted: false }),
  missing: sampleKey('rsa', { permissions: ['enableReading'], ...bound }),
  elsewhere: sampleKey('hmac', { permissions: trading, restricted: true, ips: ['198.51.100.7'] }),
  demo: sampleKey('hmac', { environment: 'demo' }),
  testnet: sampleKey('ed25519', { environment: 'testnet' }),
};

const shows = (page: Page, text: string) =>
  poll(
    () => `the page to show "${text}"`,
    async () => (await textOf(page)).includes(text),
    30_000,
  );
const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

/** Sends a message as our own pages do; what comes back, or the code of the error. */
async function ask(page: Page, name: string, request: object): Promise<unknown> {
  const reply = await replyTo(page, { name, request });
  return reply?.ok === true ? reply.value : reply?.code;
}

async function store(page: Page, label: string, { mine }: SampleKey): Promise<string> {
  const addresses = mine.environment === 'live' ? ['203.0.113.50'] : [];
  const fields = {
    ...{ ...mine, publicKey: '', label, account: '', purpose: 'spot-bot', tool: '', permissions: trading },
    ...{ addresses, rotateBy: null, note: '' },
  };
  const saved = await ask(page, 'key.save', { opId: opId(), id: null, revision: 0, fields });
  return (saved as { id: string }).id;
}

describe.each(browserNames)('a check in %s', (name) => {
  const allowed = name === 'chromium' ? withApiAllowed(builtExtension(name)) : resolve(builtExtension(name));
  let site: Site;
  let browser: TestBrowser;
  let page: Page;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    site = await startSite();
    site.api.state.keys = Object.values(keys).map(({ theirs }) => theirs);
    browser = await launchBrowser(name, { extensionDir: allowed, sitePort: site.port });
    page = await browser.openExtensionPage('popup');
    await createVault(page, passphrase);
    for (const [label, key] of Object.entries(keys)) ids.set(label, await store(page, label, key));
    await reopen();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    if (name === 'chromium') rmSync(allowed, { recursive: true });
  });

  const reopen = async () => {
    await page.close();
    page = await browser.openExtensionPage('popup');
    await control(page, { role: 'button', name: 'Lock' });
  };
  /** Presses `Check key` on the key's screen, as a person does. */
  const check = async (label: string) => {
    await reopen();
    await press(page, label, 'listitem', 'begins');
    await press(page, 'Check key');
  };

  it('is heard of on every screen, once it is noted', async () => {
    const other = await browser.openExtensionPage('popup');
    await press(other, 'right', 'listitem', 'begins');
    await shows(other, 'Last checked: never');
    await check('right');
    await poll(
      'the other screen to know',
      async () => !(await textOf(other)).includes('Last checked: never'),
    );
    await other.close();
  });

  it.each([
    ['right', ['Matches your plan', 'Chosen ones']],
    ['tooMuch', ['2 things differ from your plan', 'Withdrawals', 'Untick: Withdrawals.', 'Any']],
    ['missing', ['1 thing differs from your plan', 'Tick: Spot & margin.']],
    ['elsewhere', ['Only your server can use it now', '-2015']],
    ['demo', ['The key works', 'Binance does not report permissions here']],
    ['testnet', ['The key works', 'Binance does not report permissions here']],
  ] as const)('of the key “%s” says so', async (label, texts) => {
    await check(label);
    for (const text of texts) await shows(page, text);
    expect(await textOf(page)).not.toContain(keys[label].mine.secretKey.slice(0, 40));
  });

  it('counts what Keystep doesn’t know as too much, and keeps the result sealed', async () => {
    site.api.state.extra = { enableAlphaWithdrawals: true };
    await check('right');
    await shows(page, 'enableAlphaWithdrawals');
    await shows(page, '1 thing differs from your plan');
    site.api.state.extra = {};
    // The answer does not wait for the disk.
    await poll('the result in the vault', async () => {
      const { record } = (await ask(page, 'key.read', { id: ids.get('right') })) as {
        record: { care: { lastCheck: { on: string[] } | null } };
      };
      return record.care.lastCheck?.on.includes('enableAlphaWithdrawals') === true;
    });
    const diary = (await ask(page, 'diary.read', {})) as { what: string }[];
    expect(diary.filter(({ what }) => what === 'checked').length).toBeGreaterThan(1);
  });

  it('tells every bad answer and changes nothing', async () => {
    const id = ids.get('missing');
    const before = await ask(page, 'key.read', { id });
    const told = new Map<string, unknown>();
    // What asks for a pause comes last: nothing is sent after it.
    const pauses = ['rate-limit', 'rate-limit-silent', 'banned'];
    const slow = ['hang', 'hang-in-the-middle'];
    for (const bad of Object.keys(badAnswers) as (keyof typeof badAnswers)[]) {
      if (pauses.includes(bad) || slow.includes(bad)) continue;
      site.api.state.script = { [paths.restrictions]: bad };
      told.set(bad, await ask(page, 'key.check', { opId: opId(), id }));
    }
    site.api.state.script = {};
    expect(Object.fromEntries(told)).toEqual({
      'html-page': 'check-not-json',
      'html-called-json': 'check-cut-off',
      'half-json': 'check-cut-off',
      'cut-off': 'check-cut-off',
      redirect: 'check-redirected',
      'redirect-same-host': 'check-redirected',
      'too-large': 'check-too-large',
      'no-object': 'check-odd-answer',
      'no-flags': 'check-odd-answer',
      'flag-as-text': 'check-odd-answer',
      'too-many-flags': 'check-odd-answer',
      'huge-number': 'check-odd-answer',
      'packed-bomb': 'check-too-large',
      'deep-json': 'check-odd-answer',
      'prototype-flags': 'check-odd-answer',
      'not-utf8': 'check-cut-off',
      firewall: { status: 'not-checked', refusal: 403 },
      location: { status: 'not-checked', refusal: 451 },
      'server-error': { status: 'not-checked', refusal: 502 },
      busy: { status: 'not-checked', refusal: -1008 },
      'clock-refused': { status: 'not-checked', refusal: -1021 },
    });
    expect(await ask(page, 'key.read', { id })).toEqual(before);
  });

  it('takes little time of Keystep’s own', async () => {
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const taken = await page.evaluate(
        async (message) => {
          const { runtime } = (
            globalThis as unknown as {
              chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
            }
          ).chrome;
          const start = performance.now();
          await runtime.sendMessage(message);
          return performance.now() - start;
        },
        { name: 'key.check', request: { opId: opId(), id: ids.get('right') } },
      );
      times.push(Math.round(taken));
    }
    console.log(
      `${name}: a check on loopback, both questions, TLS and the commit included, ms: ${times.join(', ')}`,
    );
    expect(times).toHaveLength(5);
  });

  it('obeys a pause that Binance asks for', async () => {
    site.api.state.script = { [paths.time]: 'rate-limit' };
    await check('demo');
    await shows(page, 'Binance asks for a pause');
    site.api.state.script = {};
    const sent = site.api.heard.length;
    expect(await ask(page, 'key.check', { opId: opId(), id: ids.get('demo') })).toMatchObject({
      status: 'wait',
    });
    expect(site.api.heard.length).toBe(sent);
  });

  it('asks nothing when offline, and nothing without the permission', async () => {
    const options = await browser.openExtensionPage('options');
    await press(options, 'Stay offline', 'checkbox');
    await shows(options, 'Saved');
    const sent = site.api.heard.length;
    await check('right');
    await shows(page, 'Keystep is set to stay offline');
    expect(site.api.heard.length).toBe(sent);
    if (name === 'firefox') {
      // The switch has given the permission back; on again, a check may not go out before the person allows it.
      await options.bringToFront();
      await press(options, 'Stay offline', 'checkbox');
      await poll('the settings to be online', async () => {
        const settings = (await ask(options, 'settings.read', {})) as { offline: boolean };
        return !settings.offline;
      });
      expect(await ask(page, 'key.check', { opId: opId(), id: ids.get('right') })).toBe('check-not-allowed');
      expect(site.api.heard.length).toBe(sent);
    }
    await options.close();
  });

  it('signs as the published vectors do', async () => {
    const reproducible = vectors.vectors.filter((each) => each.reproducible);
    const cases = reproducible.map(({ key, payload }) => {
      const { type, ...parts } = vectors.keys[key as keyof typeof vectors.keys] as {
        type: string;
        secretKey?: string;
        privateKeyPem?: string;
      };
      return { keyType: type, secret: parts.secretKey ?? parts.privateKeyPem ?? '', payload: payload ?? '' };
    });
    await page.evaluate(await signingBundle());
    const signatures = await page.evaluate(async (list) => {
      const { importSigningKey, sign } = (globalThis as unknown as { signing: Signing }).signing;
      const made = [];
      for (const { keyType, secret, payload } of list) {
        made.push(await sign(await importSigningKey(keyType, secret), payload));
      }
      return made;
    }, cases);
    expect(signatures).toEqual(reproducible.map(({ signature }) => signature));
  });
});

it('without the permission nothing goes out of the extension as it is shipped, in Chromium', async () => {
  const site = await startSite();
  const browser = await launchBrowser('chromium', {
    extensionDir: resolve(builtExtension('chromium')),
    sitePort: site.port,
  });
  try {
    const page = await browser.openExtensionPage('popup');
    await createVault(page, passphrase);
    const id = await store(page, 'right', keys.right);
    expect(await ask(page, 'key.check', { opId: opId(), id })).toBe('check-not-allowed');
    expect(site.api.heard).toEqual([]);
  } finally {
    await browser.close();
    await site.close();
  }
});

interface Signing {
  readonly importSigningKey: (keyType: string, secret: string) => Promise<unknown>;
  readonly sign: (key: unknown, payload: string) => Promise<string>;
}

/** The product's own signing as one script. */
async function signingBundle(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../../src/binance/signing.ts', import.meta.url)),
        formats: ['iife'],
        name: 'signing',
      },
    },
  });
  const [output] = [made].flat() as readonly { readonly output: readonly { readonly code?: string }[] }[];
  return `${output?.output[0]?.code ?? ''}\nglobalThis.signing = signing;`;
}
