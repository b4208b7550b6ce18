import * as v from 'valibot';
import { KeystepError } from '../errors.ts';
import type { Envelope, MessageName } from './protocol.ts';
import { requestSchemas } from './requests.ts';

const envelope = v.strictObject({ name: v.string(), request: v.unknown() });

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(requestSchemas, name);
}

/**
 * Reads what came from outside as a message.
 * @throws KeystepError `bad-message` when the name is unknown or a field is missing, wrong or too many; the
 * error names the field, never its value.
 */
export function parseEnvelope(raw: unknown): Envelope {
  const outer = v.safeParse(envelope, raw);
  if (!outer.success || !isMessageName(outer.output.name)) {
    throw new KeystepError('bad-message', 'not a message of the protocol');
  }
  const { name } = outer.output;
  const request = v.safeParse(requestSchemas[name], outer.output.request);
  if (!request.success) {
    const where = v.getDotPath(request.issues[0]) ?? 'request';
    throw new KeystepError('bad-message', `${name}: ${where} has the wrong form`);
  }
  return { name, request: request.output };
}
