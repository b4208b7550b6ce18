import { expect } from 'vitest';
import { requestSchemas } from '../../../src/messages/requests.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Group, Stage, Victim } from '../attack.types.ts';
import { remains } from '../remains.ts';

/** What a forger would most like to send. */
const wanted = (extensionId: string) => [
  { name: 'vault.state', request: {} },
  { name: 'key.list', request: {} },
  { name: 'vault.lock', request: {} },
  { name: 'vault.delete', request: {} },
  {
    name: 'capture.offer',
    request: { opId: '0'.repeat(32), apiKey: 'A'.repeat(64), secretKey: 'B'.repeat(64), environment: 'live' },
  },
  { broadcast: 'guide.changed' },
  { source: extensionId, type: 'FROM_EXTENSION', name: 'guide.stop', request: {} },
];

/** What the page could have changed. */
async function state(stage: Stage) {
  const { status } = await stage.ask('vault.state', {});
  const { keys } = await stage.ask('key.list', {});
  return { status, keys: keys.length, taken: await stage.taken() };
}

const untouched = { status: 'unlocked', keys: 1, taken: [] };

async function changesNothing(stage: Stage, { overlay }: Victim): Promise<void> {
  await remains('the vault', async () => {
    expect(await state(stage)).toEqual(untouched);
    return true;
  });
  expect((await overlay.state())?.step).toBe('keep-key');
}

const idOf = (stage: Stage) => new URL(stage.browser.extensionOrigin).host;

/** A page that forges messages. */
export const messages: Group = {
  name: 'a page that forges messages',
  attempts: [
    {
      number: 1,
      title: 'posts every message of the protocol to its own window',
      requirement: 'R36',
      try: async (stage) => {
        const victim = await stage.open('key');
        const heard = await victim.page.evaluate(
          async (all) => {
            let own = 0;
            addEventListener('message', ({ data }) => (own += JSON.stringify(data).includes('name') ? 1 : 0));
            for (const message of all) postMessage(message, '*');
            const { port1, port2 } = new MessageChannel();
            postMessage({ name: 'key.list', request: {}, port: true }, '*', [port2]);
            port1.onmessage = ({ data }) => window.loot.push(JSON.stringify(data));
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            return own;
          },
          wanted(idOf(stage)),
        );
        expect(heard).toBeGreaterThan(5);
        await changesNothing(stage, victim);
        expect(await victim.page.evaluate(() => window.loot)).toEqual([]);
      },
    },
    {
      number: 2,
      title: 'dispatches custom events with messages on window, document and Keystep’s element',
      requirement: 'R36',
      try: async (stage) => {
        const victim = await stage.open('key');
        await victim.page.evaluate(
          (all) => {
            const host = document.querySelector('html > div[popover]')!;
            for (const target of [window, document, document.documentElement, host]) {
              for (const detail of all) {
                for (const type of ['message', 'keystep', detail.name ?? 'broadcast', 'capture.offer']) {
                  target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
                }
              }
            }
          },
          wanted(idOf(stage)),
        );
        await changesNothing(stage, victim);
      },
    },
    {
      number: 3,
      title: 'calls the extension by its id',
      requirement: 'R38',
      try: async (stage) => {
        const victim = await stage.open('key');
        const answers = await victim.page.evaluate(
          async (id, all) => {
            const { chrome, browser } = window as unknown as Record<string, Runtime | undefined>;
            const answers: string[] = [];
            for (const api of [chrome, browser]) {
              for (const message of all) {
                try {
                  const reply = await api!.runtime.sendMessage(id, message);
                  answers.push(`answer ${JSON.stringify(reply)}`);
                } catch {
                  answers.push('refused');
                }
              }
            }
            return answers;
            interface Runtime {
              readonly runtime: { sendMessage(id: string, message: unknown): Promise<unknown> };
            }
          },
          idOf(stage),
          wanted(idOf(stage)),
        );
        expect(new Set(answers)).toEqual(new Set(['refused']));
        await changesNothing(stage, victim);
      },
    },
    {
      number: 4,
      title: 'opens ports under names that extensions use',
      requirement: 'R38',
      try: async (stage) => {
        const victim = await stage.open('key');
        const names = ['keystep', 'content', 'popup', 'background', ''];
        const opened = await victim.page.evaluate(
          (id, all) => {
            interface Api {
              readonly runtime?: { connect?(id: string, info: object): object };
            }
            const { chrome, browser } = window as unknown as Record<string, Api | undefined>;
            return [chrome, browser].flatMap((api) =>
              all.filter((name) => {
                try {
                  return typeof api?.runtime?.connect?.(id, { name }) === 'object';
                } catch {
                  return false;
                }
              }),
            );
          },
          idOf(stage),
          names,
        );
        expect(opened).toEqual([]);
        // Neither browser gives a page those; ports of its own it can hand to whoever listens on its window, as it does.
        await victim.page.evaluate((all) => {
          addEventListener('message', ({ data, ports }) => {
            if (data === 'own') ports[0]?.postMessage('own');
          });
          for (const name of [...all, 'own']) {
            for (const message of [
              name,
              { name },
              { type: 'connect', name },
              { name: 'key.list', request: {} },
            ]) {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = ({ data }) => window.loot.push(String(data));
              postMessage(message, '*', [port2]);
              port1.postMessage({ name: 'key.list', request: {} });
            }
          }
        }, names);
        await poll('the page to answer itself', () =>
          victim.page.evaluate(() => window.loot.includes('own')),
        );
        await changesNothing(stage, victim);
        expect(await victim.page.evaluate(() => window.loot)).toEqual(['own']);
      },
    },
    {
      number: 5,
      title: 'speaks over broadcast channels, storage and a worker of the host',
      requirement: 'R36',
      try: async (stage) => {
        const victim = await stage.open('key');
        const other = await stage.open('blank', { path: '/en', step: null });
        await other.page.evaluate(
          (all) => {
            for (const name of ['keystep', 'guide', 'vault', 'extension']) {
              for (const message of all) {
                new BroadcastChannel(name).postMessage(message);
                localStorage.setItem(`${name}.run`, JSON.stringify(message));
                sessionStorage.setItem('guide.run', JSON.stringify({ running: false, dismissed: true }));
              }
            }
            localStorage.setItem('guide.dismissed', 'true');
          },
          wanted(idOf(stage)),
        );
        await changesNothing(stage, victim);
        await victim.page.reload();
        await victim.overlay.waitForStep('keep-key');
        await other.page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
      },
    },
    {
      number: 6,
      title: 'has taken over the renderer and speaks as Keystep’s script: every message beyond the list',
      requirement: 'R36',
      only: { browser: 'chromium', why: 'Firefox’s drivers do not lead into the world of a content script' },
      try: async (stage) => {
        const victim = await stage.open('key');
        const cdp = await victim.page.createCDPSession();
        const worlds: { id: number; origin: string }[] = [];
        cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
        await cdp.send('Runtime.enable');
        const world = worlds.find(({ origin }) => origin === stage.browser.extensionOrigin);
        const say = async (name: string) => {
          const { result } = await cdp.send('Runtime.evaluate', {
            contextId: world!.id,
            expression: `chrome.runtime.sendMessage({ name: ${JSON.stringify(name)}, request: {} })`,
            awaitPromise: true,
            returnByValue: true,
          });
          return result.value as { ok: boolean; code?: string; value?: Record<string, unknown> };
        };
        const allowed = ['guide.read', 'guide.mark', 'capture.offer', 'vault.open'];
        const view = await say('guide.read');
        expect(view).toMatchObject({ ok: true });
        for (const name of Object.keys(requestSchemas)) {
          if (allowed.includes(name)) continue;
          // A request that would be refused for its form must not hide who sent it.
          expect([name, (await say(name)).code]).toEqual([
            name,
            expect.stringMatching(/^(forbidden-sender|bad-message)$/),
          ]);
        }
        expect(await say('vault.lock')).toMatchObject({ code: 'forbidden-sender' });
        expect(await say('key.list')).toMatchObject({ code: 'forbidden-sender' });
        const storage = await cdp.send('Runtime.evaluate', {
          contextId: world!.id,
          expression: `Promise.allSettled([chrome.storage.local.get(), chrome.storage.session.get()])
            .then((all) => all.map(({ status }) => status))`,
          awaitPromise: true,
          returnByValue: true,
        });
        expect(storage.result.value).toEqual(['rejected', 'rejected']);
        expect(await state(stage)).toEqual(untouched);
      },
    },
    {
      number: 7,
      title: 'sends what is no message: prototypes, endless texts, deep nests, names of methods',
      requirement: 'R18',
      try: async (stage) => {
        const odd: unknown[] = [
          null,
          0,
          'vault.lock',
          [],
          JSON.parse('{"__proto__":{"name":"vault.lock","request":{}}}'),
          { name: '__proto__', request: {} },
          { name: 'constructor', request: {} },
          { name: 'toString', request: {} },
          { name: 'vault.lock', request: {}, extra: 1 },
          { name: 'vault.lock', request: { force: true } },
          { name: 'vault.lock', request: JSON.parse('{"__proto__":{},"x":1}') as object },
          { name: 'vault.unlock', request: { passphrase: 'x'.repeat(10_000_000) } },
          { name: 'key.read', request: { id: '../../header' } },
          { name: 'key.export', request: { id: '0'.repeat(32), format: '__proto__/x', secret: true } },
          { name: 'settings.write', request: { autoLockMinutes: 1e308 } },
          { name: 'settings.write', request: { clipboardClearSeconds: -1 } },
          { name: 'guide.mark', request: { reached: 'x'.repeat(100_000) } },
          { name: 'draft.write', request: { form: 'add-key', fields: { label: 'x'.repeat(100_000) } } },
          JSON.parse(`{"name":"vault.lock","request":${'['.repeat(900)}${']'.repeat(900)}}`),
        ];
        const codes = [];
        for (const message of odd) codes.push(await stage.send(message));
        expect(codes.filter((code) => code !== 'refused' && code !== 'bad-message')).toEqual([]);
        expect(codes.filter((code) => code === 'refused').length).toBeLessThan(4);
        expect(await stage.send({ name: 'vault.state', request: {} })).toBe('ok');
        expect(await state(stage)).toEqual(untouched);
      },
    },
    {
      number: 8,
      title: 'offers pairs that are none, through the one message that takes something in',
      requirement: 'R16',
      try: async (stage) => {
        const offer = (apiKey: unknown, secretKey: unknown) => ({
          name: 'capture.offer',
          request: { opId: crypto.randomUUID().replaceAll('-', ''), apiKey, secretKey, environment: 'live' },
        });
        const whole = 'A'.repeat(64);
        for (const [apiKey, secretKey] of [
          ['<img src=x>', whole],
          [whole, whole],
          [whole, `${'B'.repeat(63)}А`],
          [`${'A'.repeat(63)}\0`, whole],
          ['A'.repeat(65), 'B'.repeat(64)],
          [{ toString: 'x' }, whole],
          [whole, '='.repeat(64)],
        ]) {
          expect(await stage.send(offer(apiKey, secretKey))).toMatch(/^(capture-invalid|bad-message)$/);
        }
        expect(await stage.taken()).toEqual([]);
        expect(await stage.send(offer(whole, 'B'.repeat(64)))).toBe('ok');
        expect(await stage.taken()).toEqual([whole]);
      },
    },
  ],
};
