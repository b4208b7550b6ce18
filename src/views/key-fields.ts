import { parseAddresses } from '../keys/addresses.ts';
import { environments, keyTypes, type KeyFields } from '../keys/key-record.ts';
import { purposeById, purposeIds, type PurposeId } from '../keys/purposes.ts';
import { fromDateField, toDateField } from './dates.ts';

/** What a form knows of a key besides its two values, all as text, as a draft keeps it. */
export type DetailField =
  'label' | 'account' | 'purpose' | 'keyType' | 'environment' | 'rotateBy' | 'addresses' | 'note';
export type DetailTexts = Readonly<Record<DetailField, string>>;

/** A key as it is planned or stored, the values apart. */
export type KeyDetails = Omit<KeyFields, 'apiKey' | 'secretKey' | 'publicKey'>;

/** An empty form. */
export const blankDetails: DetailTexts = {
  label: '',
  account: '',
  purpose: 'other',
  keyType: 'hmac',
  environment: 'live',
  rotateBy: '',
  addresses: '',
  note: '',
};

/** A form filled from a key. */
export function toTexts(details: KeyDetails): DetailTexts {
  const { label, account, purpose, keyType, environment, note } = details;
  return {
    label,
    account,
    purpose,
    keyType,
    environment,
    note,
    rotateBy: toDateField(details.rotateBy),
    addresses: details.addresses.join(', '),
  };
}

/**
 * The key that a form describes. Permissions follow the purpose when that changed, else they stay as `before`
 * has them. Texts that name nothing known become the usual choice.
 */
export function fromTexts(texts: DetailTexts, before: KeyDetails | null): KeyDetails {
  const purpose = pick(purposeIds, texts.purpose, 'other');
  return {
    label: texts.label.trim(),
    account: texts.account.trim(),
    purpose,
    // A program belongs to its purpose.
    tool: before?.purpose === purpose ? before.tool : '',
    keyType: pick(keyTypes, texts.keyType, 'hmac'),
    environment: pick(environments, texts.environment, 'live'),
    permissions: before?.purpose === purpose ? before.permissions : (purposeById(purpose)?.permissions ?? []),
    addresses: parseAddresses(texts.addresses).addresses,
    rotateBy: fromDateField(texts.rotateBy),
    note: texts.note,
  };
}

/** The member of `list` that `text` names, or `usual`. */
export function pick<Item extends string>(list: readonly Item[], text: string, usual: Item): Item {
  return list.find((item) => item === text) ?? usual;
}

/** Purposes that a stored key can have: public market data needs no key. */
export const keyPurposes: readonly PurposeId[] = purposeIds.filter(
  (id) => purposeById(id)?.needsKey !== false,
);
