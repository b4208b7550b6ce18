import { KeystepError } from '../../errors.ts';
import { oneLine } from './plain.ts';

const bare = /^[A-Za-z0-9._-]+$/;
// Inside single quotes a shell and every dotenv parser read each character as it stands, line breaks included.
const quotable = /^[\n\x20-\x26\x28-\x7e]*$/;

/** Whether a shell and the dotenv parsers take this as a variable's name. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name);
}

/** Lines of `NAME=value` that a shell and dotenv parsers read alike, under a remark on whose key it is. */
export function envFile(
  remark: string,
  variables: readonly (readonly [name: string, value: string])[],
): string {
  const lines = variables.map(([name, value]) => `${checkedName(name)}=${envValue(value)}`);
  return [`# ${oneLine(remark)}`, ...lines, ''].join('\n');
}

function envValue(value: string): string {
  // The last line break of a private key is left out, as `$(cat key.pem)` would.
  const text = value.replace(/\n$/, '');
  if (bare.test(text)) return text;
  if (!quotable.test(text)) {
    throw new KeystepError('unexpected', 'expected a value without single quotes and controls');
  }
  return `'${text}'`;
}

function checkedName(name: string): string {
  if (!isVariableName(name)) throw new KeystepError('unexpected', 'expected the name of a variable');
  return name;
}
