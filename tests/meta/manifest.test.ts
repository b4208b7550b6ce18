import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firefoxManifest } from '../../scripts/firefox-manifest.ts';
import { apiPattern, apis } from '../../src/binance/endpoints.ts';
import { environments } from '../../src/keys/key-record.ts';
import manifest from '../../manifest.json' with { type: 'json' };
import { version } from '../../package.json' with { type: 'json' };

const pages = ['https://www.binance.com/*', 'https://accounts.binance.com/*', 'https://demo.binance.com/*'];

describe('manifest', () => {
  it('asks for these permissions and no more', () => {
    expect(manifest.permissions).toEqual([
      'storage',
      'unlimitedStorage',
      'alarms',
      'idle',
      'clipboardWrite',
      'offscreen',
      'activeTab',
    ]);
    expect(manifest.optional_permissions).toEqual(['clipboardRead', 'notifications']);
    expect(manifest.host_permissions).toEqual(pages);
    // Asked for at the first check, one at a time.
    expect(manifest.optional_host_permissions).toEqual(environments.map(apiPattern));
  });

  it.each(['README.md', 'docs/store.md'])('asks for nothing that %s does not give a reason for', (path) => {
    const words = readFileSync(path, 'utf8');
    const asked = [...manifest.permissions, ...manifest.optional_permissions];
    expect(asked.filter((permission) => !words.includes(`\`${permission}\``))).toEqual([]);
  });

  it('runs one content script, on the three hosts and in the top frame', () => {
    expect(manifest.content_scripts).toEqual([
      { matches: pages, js: ['extension/content/main.ts'], run_at: 'document_idle' },
    ]);
  });

  it('shows nothing to pages and listens to nobody outside', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest.externally_connectable).toEqual({ ids: [] });
  });

  it('lets our pages load our own files alone, and reach the hosts that a check asks and no other', () => {
    const policy = new Map(
      manifest.content_security_policy.extension_pages.split('; ').map((rule) => {
        const [name, ...values] = rule.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'img-src': "'self'",
      'connect-src': environments.map((each) => `https://${apis[each].host}`).join(' '),
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'keystep-worker',
    });
  });

  it('carries the version of the package', () => {
    expect(manifest.version).toBe(version);
  });
});

describe('manifest for Firefox', () => {
  const firefox = firefoxManifest(manifest) as Record<string, unknown>;

  it('has an event page, no offscreen document, and says that nothing is collected', () => {
    expect(firefox).toMatchObject({
      background: { scripts: ['extension/background/main.ts'], type: 'module' },
      browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'] } } },
    });
    expect(firefox['permissions']).not.toContain('offscreen');
    expect(firefox).not.toHaveProperty('minimum_chrome_version');
  });

  it('is otherwise the same', () => {
    for (const part of [
      'commands',
      'host_permissions',
      'optional_host_permissions',
      'content_scripts',
      'content_security_policy',
      'action',
    ] as const) {
      expect(firefox[part]).toEqual(manifest[part]);
    }
  });
});
