import type { Environment, KeyRecord, KeyType } from '../keys/key-record.ts';

/** What the key trades. Some programs keep the two apart. */
export const markets = ['spot', 'futures'] as const;
export type Market = (typeof markets)[number];

/** A key as a format writes it. The secret may be a stand-in: masked for a preview, or a placeholder. */
export interface ExportKey extends Pick<
  KeyRecord,
  'label' | 'apiKey' | 'secretKey' | 'keyType' | 'environment' | 'account' | 'note'
> {
  readonly market: Market;
}

/** Names of the two variables, where the person may choose them: letters, digits, `_`. */
export interface VariableNames {
  readonly apiKey: string;
  readonly secretKey: string;
}

/** One piece of an export: a file to put somewhere, or a value to type where the program asks for it. */
export interface ExportPart {
  readonly kind: 'file' | 'value';
  /** Name of the file, or of what the program asks for. Never holds anything of the key. */
  readonly name: string;
  readonly text: string;
  /** The secret stands in it. */
  readonly secret: boolean;
}

/** What the person should know before they use it; its text is `export_caution_<id>`. */
export type Caution =
  /** The program signs with this type, but its documentation does not say so. */
  | 'undocumented'
  /** The program's makers advise against System generated keys. */
  | 'hmac-deprecated'
  /** The program reads data with this type, and places no orders. */
  | 'data-only'
  /** The cluster keeps the values readable for whoever may read its secrets. */
  | 'cluster-readable'
  /** The manager's file is not encrypted. */
  | 'delete-after-import'
  /** A private key has lines: it stands in the notes, where no field joins them. */
  | 'private-key-in-notes';

/** A program's own way to take a key. Its steps are `export_how_<id>` in `_locales`. */
export interface ExportFormat {
  readonly id: string;
  /** As its makers write it. */
  readonly name: string;
  /** What distinguishes it in the list: a file's name, a language. */
  readonly form: string;
  /** `manager`: a password manager's import file. */
  readonly group: 'program' | 'manager';
  /** Where it is documented, and the day that was read (or the date of the commit that was). */
  readonly source: { readonly where: string; readonly date: string };
  readonly keyTypes: readonly KeyType[];
  readonly environments: Readonly<Record<Market, readonly Environment[]>>;
  /** Programs of the plan that take a key this way, where the name is not the program's. */
  readonly tools?: readonly string[];
  /** The file of the program into which ours is put, or to which it is renamed: the secret ends there. */
  readonly endsIn?: string;
  /** Spot and futures are written differently, or one of them not at all: the person says which. */
  readonly usesMarket?: true;
  /** The names that are proposed, where the person may choose them. */
  readonly names?: VariableNames;
  readonly cautions?: (key: ExportKey) => readonly Caution[];
  /** Pure. Call it for a key that `refusalOf` does not refuse. */
  readonly render: (key: ExportKey, names: VariableNames) => readonly ExportPart[];
}
