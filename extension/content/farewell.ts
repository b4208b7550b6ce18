import type { SecretState } from '../../src/site/observation.ts';
import type { Texts } from '../../src/texts.ts';

/**
 * What to say when the extension was updated or removed under this page. The texts are fetched beforehand: after
 * that moment the browser gives none. While a secret is on screen nobody may be led to reload.
 */
export function farewell(texts: Texts): (secret: SecretState) => string {
  const withSecret = texts('guide_lost_with_secret');
  const safe = texts('guide_lost');
  return (secret) => (secret === 'none' || secret === 'masked' ? safe : withSecret);
}
