import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportKey } from '../../../src/exports/export-format.ts';
import { exportFormats } from '../../../src/exports/index.ts';
import { renderExport } from '../../../src/exports/render-export.ts';
import { environments, keyTypes } from '../../../src/keys/key-record.ts';
import { hostileTexts, madeKey } from './sample-keys.ts';

/** Stand-ins for the packages: they write down what they were called with. Python itself reads our file. */
const recorder = `
import json

def record(**what):
    print(json.dumps(what))
`;
const packages: Record<string, string> = {
  'recorder.py': recorder,
  'ccxt.py': `
from recorder import record

class binance:
    def __init__(self, keys):
        record(market=type(self).__name__, **keys)
    def enable_demo_trading(self, on):
        record(demo=on)
    def set_sandbox_mode(self, on):
        record(testnet=on)

class binanceusdm(binance):
    pass
`,
  'binance/client.py':
    'from recorder import record\nclass Client:\n    def __init__(self, **given): record(**given)\n',
  'binance_common/configuration.py':
    'class ConfigurationRestAPI:\n    def __init__(self, **given): self.given = given\n',
  'binance_common/constants.py':
    'SPOT_REST_API_PROD_URL = "live"\nSPOT_REST_API_DEMO_URL = "demo"\nSPOT_REST_API_TESTNET_URL = "testnet"\n',
  'binance_sdk_spot/spot.py':
    'from recorder import record\nclass Spot:\n    def __init__(self, config_rest_api): record(**config_rest_api.given)\n',
};

/** What a class holds once Python has read its file, and nothing else. */
const look = `
import json
from Config import Config
print(json.dumps({name: value for name, value in vars(Config).items() if not name.startswith("__")}))
`;

/** Runs an exported Python file; what the packages were called with, one after the other. */
function runPython(id: string, file: string, key: ExportKey): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'keystep-python-'));
  try {
    for (const [path, text] of Object.entries(packages)) {
      mkdirSync(join(folder, 'packages', dirname(path)), { recursive: true });
      writeFileSync(join(folder, 'packages', path), text);
    }
    const format = exportFormats.find((each) => each.id === id)!;
    for (const { name, text } of renderExport(format, key).parts!) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'look.py'), look);
    const output = execFileSync('python3', [join(folder, file)], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: join(folder, 'packages'), PYTHONDONTWRITEBYTECODE: '1' },
    });
    const calls = output.trim().split('\n');
    return Object.assign({}, ...calls.map((line) => JSON.parse(line) as object));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('Python runs', () => {
  const labels = [...hostileTexts.slice(0, 5), '"""', "'''\\", '\u2028import os', '\ud800'];

  it('ccxt’s file, for each place where a key may work', () => {
    const key = madeKey({ keyType: 'ed25519' });
    const keys = { apiKey: key.apiKey, secret: key.secretKey };
    const run = (patch: Partial<ExportKey>) => runPython('ccxt-python', 'exchange.py', { ...key, ...patch });
    expect(run({})).toEqual({ market: 'binance', ...keys });
    expect(run({ environment: 'demo' })).toEqual({ market: 'binance', ...keys, demo: true });
    expect(run({ environment: 'testnet' })).toEqual({ market: 'binance', ...keys, testnet: true });
    expect(run({ market: 'futures' })).toEqual({ market: 'binanceusdm', ...keys });
  });

  it('python-binance’s and Binance’s own, with the arguments of each type', () => {
    for (const [index, environment] of environments.entries()) {
      const key = madeKey({ environment, keyType: keyTypes[index]! });
      const secret = { [index === 0 ? 'api_secret' : 'private_key']: key.secretKey };
      const given = { api_key: key.apiKey, ...secret };
      const mode = environment === 'live' ? {} : { [environment]: true };
      expect(runPython('python-binance', 'client.py', key)).toEqual({ ...given, ...mode });
      expect(runPython('binance-connector-python', 'client.py', key)).toEqual({
        ...given,
        base_path: environment,
      });
    }
  });

  it('backtrader_binance’s class, which its examples import', () => {
    for (const label of ['usual', ...labels]) {
      const key = madeKey({ label });
      expect(runPython('backtrader-binance', 'look.py', key)).toEqual({
        BINANCE_API_KEY: key.apiKey,
        BINANCE_API_SECRET: key.secretKey,
      });
    }
  });

  it('them whatever the key is called', () => {
    for (const label of labels) {
      const key = madeKey({ label });
      expect(runPython('ccxt-python', 'exchange.py', key)).toMatchObject({ secret: key.secretKey });
    }
  });
});
