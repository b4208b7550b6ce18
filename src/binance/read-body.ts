import { KeystepError } from '../errors.ts';

/**
 * The bytes of an answer, `maxBytes` at most, whatever its header says of its length.
 * @throws KeystepError `check-too-large`; and whatever the stream throws when it breaks off.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      throw new KeystepError('check-too-large', `the answer is longer than ${maxBytes} bytes`);
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
