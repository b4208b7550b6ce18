import { KeystepError, type ErrorCode } from '../errors.ts';
import type { Texts } from '../texts.ts';

/** The code of whatever was thrown; `unexpected` for what Keystep did not throw itself. */
export function codeOf(cause: unknown): ErrorCode {
  return cause instanceof KeystepError ? cause.code : 'unexpected';
}

/** The sentence for a code. */
export function errorText(texts: Texts, code: ErrorCode): string {
  return texts(`error_${code.replaceAll('-', '_')}`);
}
