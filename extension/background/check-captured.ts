import { KeystepError } from '../../src/errors.ts';
import { checkAnswer, type CheckAnswer } from '../../src/keys/check-answer.ts';
import type { CheckResult } from '../../src/binance/check-key.ts';
import type { KeyFields } from '../../src/keys/key-record.ts';
import { newOpId } from '../../src/messages/op-id.ts';
import type { RequestOf, ValueOf } from '../../src/messages/protocol.ts';
import { readCaptured, writeCaptured } from './captured.ts';
import { checkFields, checkStoredKey } from './check.ts';
import { markChecked } from './guide-run.ts';
import { vault } from './vault-service.ts';

/**
 * Checks the key that this run kept, for a trusted press in the panel. The page's script hears one word of it (P5);
 * the rest is noted with the key.
 * @throws KeystepError `record-missing` where the key is not known any more; as a check from the popup does
 */
export async function checkCaptured({ final }: RequestOf<'guide.check'>): Promise<ValueOf<'guide.check'>> {
  const captured = await readCaptured();
  if (captured === null) throw new KeystepError('record-missing', 'this run has kept no key');
  if ('id' in captured) {
    const { id } = captured;
    const { record } = await vault.read(id);
    return told(record, await checkStoredKey({ opId: newOpId(), id }), final);
  }
  const { dropId } = captured;
  const entry = (await vault.waiting()).find((one) => one.dropId === dropId);
  if (entry?.readable !== true) throw new KeystepError('record-missing', 'the kept key is gone');
  const result = await checkFields(entry.fields);
  if (result.status === 'checked') await writeCaptured({ dropId, note: result.note });
  return told(entry.fields, result, final);
}

async function told(
  plan: Pick<KeyFields, 'purpose' | 'permissions' | 'addresses'>,
  result: CheckResult,
  final: boolean,
): Promise<{ answer: CheckAnswer }> {
  if (result.status === 'wait') throw new KeystepError('check-wait', 'Binance asked to be left alone');
  if (result.status === 'not-checked') {
    throw new KeystepError('check-not-answered', `refused with ${result.refusal}`);
  }
  const answer = checkAnswer(plan, result.note, final);
  await markChecked(answer, final);
  return { answer };
}
