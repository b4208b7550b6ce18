import type chromeManifest from '../manifest.json';

type ChromeManifest = typeof chromeManifest;

/** Identifies the add-on to Firefox, whatever the version. */
export const geckoId = 'keystep@keystep.invalid';

/** The Firefox form of the one manifest: an event page instead of a service worker, and Gecko's own settings. */
export function firefoxManifest(manifest: ChromeManifest): object {
  const { background, permissions } = manifest;
  const shared = Object.entries(manifest).filter(([name]) => name !== 'minimum_chrome_version');
  return {
    ...Object.fromEntries(shared),
    background: { scripts: [background.service_worker], type: 'module' },
    permissions: permissions.filter((permission) => permission !== 'offscreen'),
    browser_specific_settings: {
      gecko: {
        id: geckoId,
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  };
}
