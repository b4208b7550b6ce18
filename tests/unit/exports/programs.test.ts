import { createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportKey } from '../../../src/exports/export-format.ts';
import { nodeBinanceApi } from '../../../src/exports/formats/node-binance-api.ts';
import { exportFormats } from '../../../src/exports/index.ts';
import { renderExport } from '../../../src/exports/render-export.ts';
import { environments, keyTypes } from '../../../src/keys/key-record.ts';
import { BinanceServer } from '../../binance-server/binance-server.ts';
import { hostileTexts, madeKey } from './sample-keys.ts';

/** The part of ccxt's exchange that is used here. */
interface CcxtExchange {
  urls: { api: Record<string, string> };
  privateGetAccount: () => Promise<{ canTrade: boolean }>;
}

/** The part of Binance's own client that is used here. */
interface BinanceClient {
  restAPI: {
    configuration: { basePath: string };
    getAccount: () => Promise<{ data: () => Promise<{ canTrade?: boolean }> }>;
  };
}

/** The part of the package `binance` that is used here. */
interface TiagosieblerClient {
  baseUrl: string;
  getAccountInformation: () => Promise<{ canTrade: boolean }>;
}

/** The part of node-binance-api that is used here. */
interface NodeBinanceApi {
  base: string;
  baseDemo: string;
  baseTest: string;
  account: () => Promise<{ canTrade: boolean }>;
}

/** Below the project, so that the files find the packages that they import. */
const folder = resolve('out', 'test-exports');
const binance = new BinanceServer();
let server: Server;
let base: string;

// On a busy machine ccxt alone takes its time to load.
const patient = { timeout: 300_000 };

beforeAll(async () => {
  await Promise.all([import('ccxt'), import('@binance/spot'), import('binance'), import('node-binance-api')]);
  mkdirSync(folder, { recursive: true });
  // `/<host>/<path>` stands for `https://<host>/<path>`.
  server = createServer((request, response) => {
    const [, host = '', ...path] = (request.url ?? '').split('/');
    request.headers.host = host;
    request.url = `/${path.join('/')}`;
    binance.answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, patient.timeout);
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const rerouted = (url: string) => url.replace(/^https:\/\//, `${base}/`);

/** Makes the key known to the server, as Binance would know it: of a self-generated one only the public half. */
function register(key: ExportKey): void {
  const self = key.keyType !== 'hmac';
  binance.state.keys = [
    {
      ...{ id: '1', label: key.label, type: key.keyType, apiKey: key.apiKey, environment: key.environment },
      secretKey: self ? null : key.secretKey,
      publicKey: self
        ? (createPublicKey(key.secretKey).export({ type: 'spki', format: 'pem' }) as string)
        : null,
      ...{ permissions: ['enableReading'], restricted: false, ips: [], createdAt: 0 },
      ...{ validityDays: null, level: null },
    },
  ];
}

/** Writes an export into a folder of its own, and loads its module. */
async function load(id: string, module: string, key: ExportKey): Promise<Record<string, unknown>> {
  const format = exportFormats.find((each) => each.id === id)!;
  const own = mkdtempSync(join(folder, `${id}-`));
  for (const { name, text } of renderExport(format, key).parts!) writeFileSync(join(own, name), text);
  return (await import(/* @vite-ignore */ pathToFileURL(join(own, module)).href)) as Record<string, unknown>;
}

async function askWithCcxt(key: ExportKey): Promise<boolean> {
  const { exchange } = (await load('ccxt-js', 'exchange.mjs', key)) as { exchange: CcxtExchange };
  const { api } = exchange.urls;
  for (const [name, url] of Object.entries(api)) if (typeof url === 'string') api[name] = rerouted(url);
  return (await exchange.privateGetAccount()).canTrade;
}

async function askWithConnector(key: ExportKey): Promise<boolean> {
  const { client } = (await load('binance-connector-js', 'client.mjs', key)) as { client: BinanceClient };
  const { configuration } = client.restAPI;
  configuration.basePath = rerouted(configuration.basePath);
  const answer = await client.restAPI.getAccount();
  return (await answer.data()).canTrade === true;
}

async function askWithTiagosiebler(key: ExportKey): Promise<boolean> {
  const { client } = (await load('tiagosiebler-binance', 'client.mjs', key)) as {
    client: TiagosieblerClient;
  };
  client.baseUrl = rerouted(client.baseUrl);
  return (await client.getAccountInformation()).canTrade;
}

async function askWithNodeBinanceApi(key: ExportKey): Promise<boolean> {
  const { client } = (await load('node-binance-api', 'client.mjs', key)) as { client: NodeBinanceApi };
  for (const name of ['base', 'baseDemo', 'baseTest'] as const) client[name] = rerouted(client[name]);
  return (await client.account()).canTrade;
}

describe.each([
  ['ccxt', keyTypes, askWithCcxt],
  ['Binance’s own connector', keyTypes, askWithConnector],
  ['tiagosiebler/binance', keyTypes, askWithTiagosiebler],
  ['node-binance-api', nodeBinanceApi.keyTypes, askWithNodeBinanceApi],
] as const)('%s loads what was exported', patient, (_, types, ask) => {
  const kinds = types.flatMap((keyType) =>
    environments.map((environment) => [keyType, environment] as const),
  );

  it.each(kinds)('and its signature is right: %s, %s', async (keyType, environment) => {
    const key = madeKey({ keyType, environment });
    register(key);
    binance.heard.length = 0;
    expect(await ask(key)).toBe(true);
    const host = { live: 'api.binance.com', demo: 'demo-api.binance.com', testnet: 'testnet.binance.vision' };
    expect(binance.heard.map((request) => [request.host, request.path])).toEqual([
      [host[environment], '/api/v3/account'],
    ]);
  });

  it('and is refused with a secret that is not the key’s', async () => {
    const key = madeKey();
    register({ ...key, secretKey: madeKey().secretKey });
    await expect(ask(key)).rejects.toThrow(/Signature/);
  });

  it('whatever the key is called', async () => {
    for (const label of hostileTexts) {
      const key = madeKey({ keyType: types[1], label });
      register(key);
      expect(await ask(key)).toBe(true);
    }
  });
});
