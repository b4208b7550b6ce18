import { KeystepError } from '../../src/errors.ts';
import { underscored } from '../../src/texts.ts';
import { texts } from '../platform/i18n.ts';

/** What went wrong, in the person's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof KeystepError ? error.code : 'unexpected';
  return texts(`error_${underscored(code)}`);
}
