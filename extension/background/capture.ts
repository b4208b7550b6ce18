import { KeystepError } from '../../src/errors.ts';
import type { KeyFields } from '../../src/keys/key-record.ts';
import type { Plan } from '../../src/keys/plan.ts';
import { rotateBy } from '../../src/keys/validity.ts';
import { checkPair } from '../../src/keys/values.ts';
import type { CaptureOffer, CaptureReceipt } from '../../src/messages/protocol.ts';
import { writeCaptured } from './captured.ts';
import { markCaptured } from './guide-run.ts';
import type { From } from './handlers.ts';
import { hold, type HeldKey } from './held.ts';
import { readPlan } from './plan-store.ts';
import { vault } from './vault-service.ts';

/**
 * Takes a key in from Binance's page: sealed and committed when there is a vault, locked or not; held in memory
 * until there is one.
 * @throws KeystepError `capture-invalid`, `drop-box-full`, `not-held`, or what the vault throws.
 */
export async function keepCapture(offer: CaptureOffer, from: From): Promise<CaptureReceipt> {
  const keyType = offer.secretKey === '' ? 'ed25519' : 'hmac';
  if (checkPair(offer.apiKey, offer.secretKey, keyType).length > 0) {
    throw new KeystepError('capture-invalid', 'the values do not have the form of a key');
  }
  const key: HeldKey = { ...offer, capturedFrom: from.host ?? '' };
  const { status } = await vault.state();
  if (status === 'none') {
    if (!(await hold(key))) throw new KeystepError('not-held', 'too many keys wait for a vault');
  }
  await writeCaptured(null);
  const receipt = status === 'none' ? 'held' : await sealOrHold(key);
  await markCaptured(receipt);
  return { status: receipt };
}

/** A drop box that somebody else has changed takes nothing in: the key is held until an unlock has renewed it. */
async function sealOrHold(key: HeldKey): Promise<CaptureReceipt['status']> {
  try {
    await sealCapture(key);
    return 'kept';
  } catch (error) {
    if (!(error instanceof KeystepError && error.code === 'drop-box-swapped') || !(await hold(key)))
      throw error;
    return 'held';
  }
}

/** Seals one key into the drop box, with what the plan says of it. Resolves after the commit. */
export async function sealCapture({ capturedFrom, ...offer }: HeldKey): Promise<void> {
  const fields = await plannedFields(offer);
  const replaces = (await readPlan())?.replaces ?? null;
  const { dropId } = await vault.offer({ ...offer, capturedFrom, replaces, fields });
  await writeCaptured({ dropId, note: null });
}

async function plannedFields({ secretKey, environment }: CaptureOffer): Promise<Partial<KeyFields>> {
  const plan = await readPlan();
  if (!plan) return { keyType: secretKey === '' ? 'ed25519' : 'hmac' };
  const selfGenerated = plan.keyType === 'hmac' ? 'ed25519' : plan.keyType;
  return {
    ...fieldsOf(plan),
    environment,
    // The page decides: a key without a secret is self-generated, whatever was planned.
    keyType: secretKey === '' ? selfGenerated : 'hmac',
    // By its public half it finds the private one that waits.
    publicKey: secretKey === '' ? plan.publicKey : '',
  };
}

/** What a plan says of its key. */
export function fieldsOf(plan: Plan): Partial<KeyFields> {
  const { label, purpose, tool, permissions, addresses, publicKey, validityDays } = plan;
  const due = rotateBy(Date.now(), validityDays);
  return { label, purpose, tool, permissions, addresses, publicKey, rotateBy: due };
}
