import type { ExportFormat, ExportKey } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';

/** A key as an entry of a password manager. */
export interface ManagerEntry {
  readonly title: string;
  readonly username: string;
  /** Empty for a self-generated key, whose private key has lines: fields for passwords would join them. */
  readonly password: string;
  readonly privateKey: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly note: string;
}

/** What every manager's file says of a key. The label stays as it is: it comes back at an import. */
export function entryOf({
  label,
  apiKey,
  secretKey,
  keyType,
  environment,
  account,
  note,
}: ExportKey): ManagerEntry {
  return {
    title: label,
    username: apiKey,
    password: keyType === 'hmac' ? secretKey : '',
    privateKey: keyType === 'hmac' ? '' : secretKey,
    facts: [
      ['Exchange', 'Binance'],
      ['Key type', keyType],
      ['Environment', environment],
      ...(account === '' ? [] : [['Account', account] as const]),
    ],
    note,
  };
}

/** Facts, the person's note and a private key, for formats that have one field for all of it. */
export function notesOf({ facts, note, privateKey }: ManagerEntry): string {
  const parts = [facts.map(([name, value]) => `${name}: ${value}`).join('\n'), note, privateKey];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What the managers' formats have in common. None of them has an address: it would offer the key as a login there. */
export const managerFormat = {
  group: 'manager',
  keyTypes: everyType,
  environments: everywhere,
  cautions: ({ keyType }: ExportKey) =>
    keyType === 'hmac'
      ? (['delete-after-import'] as const)
      : (['delete-after-import', 'private-key-in-notes'] as const),
} as const satisfies Partial<ExportFormat>;
