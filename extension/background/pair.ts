import { KeystepError } from '../../src/errors.ts';
import { generatePair, type RsaSize } from '../../src/keys/key-pair.ts';
import type { Plan } from '../../src/keys/plan.ts';
import { newOpId } from '../../src/messages/op-id.ts';
import type { RequestOf, ValueOf, WaitingPair } from '../../src/messages/protocol.ts';
import { isPair } from '../../src/vault/waiting-pairs.ts';
import { fieldsOf } from './capture.ts';
import { vault } from './vault-service.ts';

/**
 * Makes the pair of a self-generated key and gives out its public half. By then the private one is sealed and
 * committed, locked or not: nobody can hand a public key to Binance whose other half could still be lost.
 */
export async function makePair(plan: Plan, rsaSize: RsaSize): Promise<string> {
  const keyType = plan.keyType === 'rsa' ? 'rsa' : 'ed25519';
  const { privateKey, publicKey } = await generatePair(keyType, rsaSize);
  await vault.offer({
    // A request that comes twice makes two pairs: the first one would not fit the second answer.
    opId: newOpId(),
    apiKey: '',
    secretKey: privateKey,
    environment: plan.environment,
    capturedFrom: null,
    replaces: plan.replaces ?? null,
    fields: { ...fieldsOf({ ...plan, publicKey }), keyType },
  });
  return publicKey;
}

/** The pairs whose API key is missing, oldest first. One whose key waits for review comes with that. */
export async function listPairs(): Promise<readonly WaitingPair[]> {
  const entries = (await vault.waiting()).filter((entry) => entry.readable);
  const kept = entries.filter((entry) => !isPair(entry)).map(({ fields }) => fields.publicKey);
  return entries.flatMap((entry) => {
    if (!isPair(entry) || kept.includes(entry.fields.publicKey)) return [];
    const { label, keyType, environment, publicKey } = entry.fields;
    return [{ dropId: entry.dropId, madeAt: entry.keptAt, label, keyType, environment, publicKey }];
  });
}

/** Makes a key of a pair and the API key that the person typed. Throws `record-missing` where the pair is gone. */
export async function savePair(request: RequestOf<'pair.save'>): Promise<ValueOf<'pair.save'>> {
  const entry = (await vault.waiting()).find(({ dropId }) => dropId === request.dropId);
  if (entry?.readable !== true) throw new KeystepError('record-missing', 'there is no such pair');
  return vault.accept({ ...request, fields: entry.fields });
}
