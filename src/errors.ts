/**
 * Every failure that a person may meet has a stable code here. The text for a code is
 * `error_<code with underscores>` in `_locales`; a message between contexts carries the code, never an exception.
 */
export const errorCodes = [
  'bad-message',
  'forbidden-sender',
  'vault-exists',
  'vault-missing',
  'vault-locked',
  'vault-damaged',
  'vault-newer',
  'vault-unavailable',
  'vault-not-whole',
  'copy-missing',
  'wrong-passphrase',
  'passphrase-short',
  'too-many-tries',
  'proof-needed',
  'recovery-code-malformed',
  'recovery-code-mistyped',
  'recovery-code-wrong',
  'record-damaged',
  'record-missing',
  'revision-conflict',
  'capture-invalid',
  'drop-box-full',
  'drop-box-swapped',
  'not-held',
  'pair-mismatch',
  'nothing-listed',
  'write-failed',
  'clipboard-failed',
  'check-offline',
  'check-not-allowed',
  'check-no-secret',
  'check-bad-secret',
  'check-bad-api-key',
  'check-unreachable',
  'check-timeout',
  'check-redirected',
  'check-wrong-host',
  'check-not-json',
  'check-cut-off',
  'check-too-large',
  'check-odd-answer',
  'check-wait',
  'check-not-answered',
  'access-missing',
  'context-lost',
  'file-too-big',
  'file-unreadable',
  'backup-not-age',
  'backup-too-costly',
  'backup-damaged',
  'backup-newer',
  'backup-not-ours',
  'backup-needs-passphrase',
  'backup-needs-identity',
  'backup-wrong-passphrase',
  'backup-wrong-identity',
  'recipient-invalid',
  'identity-invalid',
  'import-encrypted',
  'import-damaged',
  'import-empty',
  'picture-unreadable',
  'picture-no-code',
  'unexpected',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Base of every error that Keystep throws on purpose. The message is for developers and holds no secret. */
export class KeystepError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}
