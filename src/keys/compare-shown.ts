import type { CheckNote } from './check-note.ts';
import type { Environment, KeyFields } from './key-record.ts';
import { planDifference } from './plan-difference.ts';
import { keyRules, purposeById } from './purposes.ts';
import type { ShownKey, ShownPage, ShownPermission } from './shown-key.ts';

/** A key of the vault, as far as a comparison needs it. */
export interface VaultedKey extends Pick<
  KeyFields,
  'label' | 'environment' | 'account' | 'purpose' | 'tool' | 'permissions' | 'addresses'
> {
  readonly id: string;
  /** Null where it is known from its ends that the page does not show this one. */
  readonly apiKey: string | null;
  /** Milliseconds since 1970; null while the key is in use. */
  readonly retiredAt: number | null;
}

/** What is wrong with a key that the page shows. */
export type Concern =
  /** It may move funds away, and nobody planned that. */
  | { readonly kind: 'withdrawals' }
  /** It may do more than its plan, or than its purpose asks for. */
  | { readonly kind: 'too-much'; readonly permissions: readonly ShownPermission[] }
  /** A box is ticked that Keystep doesn't know. */
  | { readonly kind: 'unknown-box'; readonly captions: readonly string[] }
  /** Any address may use it. `acts`: and it may do more than read. `planned`: the plan names addresses. */
  | { readonly kind: 'any-address'; readonly acts: boolean; readonly planned: boolean }
  /** The person put it out of use, and it is still there. */
  | { readonly kind: 'out-of-use' };

/** A key of the page beside what the vault has of it. */
export interface ComparedKey {
  readonly shown: ShownKey;
  /** Null for a stranger. */
  readonly vaulted: VaultedKey | null;
  /** Worst first; none where nothing speaks against it. */
  readonly concerns: readonly Concern[];
}

/** The page beside the vault. */
export interface Comparison {
  /** In the order of the page, those with the worst concerns first. */
  readonly keys: readonly ComparedKey[];
  /** In the vault for this environment and in use, and not on the page. */
  readonly gone: readonly VaultedKey[];
}

/**
 * Lays what a page shows beside the vault. Keys are told by their API key alone: a label may be anything. `page` may be
 * a part of the list only, so `gone` is a question and no finding.
 */
export function compareShown(
  page: ShownPage & { readonly environment: Environment },
  vault: readonly VaultedKey[],
): Comparison {
  const byKey = new Map(vault.map((key) => [key.apiKey, key]));
  const shown = [...new Map(page.keys.map((key) => [key.apiKey, key])).values()];
  const keys = shown.map((key): ComparedKey => {
    const vaulted = byKey.get(key.apiKey) ?? null;
    return { shown: key, vaulted, concerns: concernsOf(key, vaulted) };
  });
  const there = new Set(shown.map(({ apiKey }) => apiKey));
  return {
    keys: keys.sort((a, b) => rankOf(a) - rankOf(b)),
    gone: vault.filter(
      ({ apiKey, environment, retiredAt }) =>
        environment === page.environment && retiredAt === null && (apiKey === null || !there.has(apiKey)),
    ),
  };
}

/** The kinds of concern, the worst first. */
const order: readonly Concern['kind'][] = [
  'withdrawals',
  'out-of-use',
  'too-much',
  'unknown-box',
  'any-address',
];

function rankOf({ concerns }: ComparedKey): number {
  const [worst] = concerns;
  return worst === undefined ? order.length : order.indexOf(worst.kind);
}

function concernsOf(shown: ShownKey, vaulted: VaultedKey | null): readonly Concern[] {
  const permissions = shown.permissions ?? [];
  const note: Pick<CheckNote, 'on' | 'ipRestricted'> = { on: permissions, ipRestricted: shown.restricted };
  const { tooMuch, openToAny } = planDifference(planOf(vaulted), note);
  const against = permissions.filter((one) => tooMuch.includes(one));
  // A stranger has no plan that it could go beyond.
  const extra = vaulted === null ? [] : against.filter((one) => !takesFunds(one));
  const acts = permissions.some((one) => one !== 'enableReading') || shown.unknownBoxes.length > 0;
  const found: readonly (Concern | null)[] = [
    against.some(takesFunds) ? { kind: 'withdrawals' } : null,
    vaulted !== null && vaulted.retiredAt !== null ? { kind: 'out-of-use' } : null,
    extra.length > 0 ? { kind: 'too-much', permissions: extra } : null,
    shown.unknownBoxes.length > 0 ? { kind: 'unknown-box', captions: shown.unknownBoxes } : null,
    shown.restricted === false && (acts || openToAny)
      ? { kind: 'any-address', acts, planned: openToAny }
      : null,
  ];
  return found.filter((concern) => concern !== null);
}

function takesFunds(permission: ShownPermission): boolean {
  return permission === 'enableWithdrawals' || permission === 'alphaWithdrawals';
}

/** What a key is meant to be: its own permissions, else those that its purpose and program ask for or offer. */
function planOf(vaulted: VaultedKey | null): Pick<KeyFields, 'purpose' | 'permissions' | 'addresses'> {
  if (vaulted === null) return { purpose: 'other', permissions: [], addresses: [] };
  const { purpose, tool, permissions, addresses } = vaulted;
  const known = purposeById(purpose);
  if (permissions.length > 0 || known === undefined) return { purpose, permissions, addresses };
  const rules = keyRules(
    known,
    known.tools.find(({ name }) => name === tool),
  );
  return { purpose, permissions: [...rules.permissions, ...rules.optional], addresses };
}
