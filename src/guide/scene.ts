import type { PermissionId } from '../keys/permissions.ts';
import type { AnchorId } from '../site/anchors.ts';
import { permissionAnchor, permissionBoxes } from '../site/anchors.ts';
import type { Observation } from '../site/observation.ts';
import type { PageView, PagePlan } from './run.ts';
import type { FlowStep, StepId } from './step-id.ts';

/** Everything that a step may judge by: what is on the page, what is planned, and how far the person is. */
export interface Scene {
  readonly observation: Observation;
  readonly view: PageView;
  readonly plan: PagePlan | null;
  /** The page's kind of flow: `classic` has a form with validity and permission level. */
  readonly flow: 'current' | 'classic';
  readonly reached: ReadonlySet<FlowStep>;
  readonly passed: ReadonlySet<FlowStep>;
  /** The key that the page shows, or the last that it showed, is sealed. */
  readonly kept: boolean;
  /** Fields of the form whose state changed since they were first seen. */
  readonly touched: ReadonlySet<AnchorId>;
  /** Keys on the page before this creation; null when not known. */
  readonly keysBefore: number | null;
  /** Whether this load has shown the card of the key to be deleted, and then asked about it. */
  readonly deletion: 'none' | 'seen' | 'asked';
  /** The step that was shown last. */
  readonly previous: StepId | null;
}

/** A scene as far as the page alone tells. */
type Seen = Pick<Scene, 'observation'>;

const withdrawalBoxes: readonly AnchorId[] = ['perm-enableWithdrawals', 'perm-alphaWithdrawals'];

export function sees(scene: Seen, ...anchors: readonly AnchorId[]): boolean {
  return anchors.some((anchor) => scene.observation.seen[anchor] !== undefined);
}

export function isTicked(scene: Seen, anchor: AnchorId): boolean {
  return scene.observation.seen[anchor]?.checked === true;
}

export function isFilled(scene: Seen, anchor: AnchorId): boolean {
  return scene.observation.seen[anchor]?.filled === true;
}

export function isOnApiPage({ observation }: Seen): boolean {
  return observation.route === 'api-management';
}

export function hasDialog({ observation }: Seen): boolean {
  return observation.dialog !== 'none';
}

/** Where cards are in sight, the page's list of keys can be laid beside the vault. */
export function listing(scene: Seen): readonly 'list-keys'[] {
  const { keyCount } = scene.observation;
  return isOnApiPage(scene) && !hasDialog(scene) && keyCount !== null && keyCount > 0 ? ['list-keys'] : [];
}

/** A key is about to be made, or was, in this run. */
export function isCreating({ reached }: Scene): boolean {
  return reached.has('generate') || reached.has('verify-identity') || reached.has('keep-key');
}

/** The dialog that asks for a name, or the classic form. */
export function isInForm(scene: Seen): boolean {
  return isOnApiPage(scene) && ((hasDialog(scene) && sees(scene, 'label-field')) || isClassicForm(scene));
}

export function isClassicForm(scene: Seen): boolean {
  return (
    isOnApiPage(scene) &&
    (sees(scene, 'generate') ||
      (sees(scene, 'accept-terms') && sees(scene, 'permission-read-only', 'validity')))
  );
}

/** A card, or a dialog, lets the person change what the key may do. */
export function isEditing(scene: Seen): boolean {
  if (!isOnApiPage(scene) || isInForm(scene)) return false;
  const boxes = [...permissionBoxes, 'ip-restricted', 'ip-unrestricted'] as const;
  if (sees(scene, 'save')) return sees(scene, ...boxes);
  if (sees(scene, 'edit-restrictions')) return false;
  return boxes.some((anchor) => scene.observation.seen[anchor]?.disabled === false);
}

/** The person has the key: sealed by Keystep, or pasted by hand as they say. */
export function hasKey(scene: Scene): boolean {
  return scene.kept || (scene.passed.has('keep-key') && !isSecretOpen(scene));
}

/** A whole secret stands on the page and is not kept. */
export function isSecretOpen({ observation, kept }: Scene): boolean {
  return observation.secret === 'shown' && !kept;
}

export function isHmac({ plan }: Scene): boolean {
  return plan === null || plan.keyType === 'hmac';
}

export function plannedBeyondReading({ plan }: Scene): readonly PermissionId[] {
  return plan?.permissions.filter((permission) => permission !== 'enableReading') ?? [];
}

/** The plan asks for limits. Without a plan they are offered. */
export function wantsLimits(scene: Scene): boolean {
  // The classic form sets the level at creation, and its cards have nothing to edit.
  if (scene.flow === 'classic' && !sees(scene, 'edit-restrictions') && !isEditing(scene)) return false;
  return scene.plan === null || scene.plan.addresses.length > 0 || plannedBeyondReading(scene).length > 0;
}

/** The plan binds the key to addresses: it names some, or it lets an HMAC key do more than read. */
export function needsAddresses(scene: Scene): boolean {
  const { plan } = scene;
  if (plan === null) return false;
  return plan.addresses.length > 0 || (plan.keyType === 'hmac' && plannedBeyondReading(scene).length > 0);
}

/** Boxes that are ticked against the plan; without a plan, everything beyond reading counts as the person's choice. */
export function tickedAgainstPlan(scene: Scene): readonly AnchorId[] {
  const planned: readonly AnchorId[] = (scene.plan?.permissions ?? []).map(permissionAnchor);
  return permissionBoxes.filter((anchor) => {
    if (anchor === 'perm-enableReading' || planned.includes(anchor) || !isTicked(scene, anchor)) return false;
    return scene.plan !== null || withdrawalBoxes.includes(anchor);
  });
}

/** What is ticked against the plan and was not said to be on purpose. */
export function tickedByMistake(scene: Scene): readonly AnchorId[] {
  return scene.passed.has('tick-permissions') ? [] : tickedAgainstPlan(scene);
}

export function withdrawalTicked(scene: Scene): AnchorId | null {
  return tickedAgainstPlan(scene).find((anchor) => withdrawalBoxes.includes(anchor)) ?? null;
}

/** Planned boxes that can be ticked now and are not. An HMAC key needs its addresses first. */
export function plannedNotTicked(scene: Scene): readonly AnchorId[] {
  if (isHmac(scene) && sees(scene, 'ip-unrestricted', 'ip-restricted') && !isRestricted(scene)) return [];
  const beyond = plannedBeyondReading(scene)
    .map(permissionAnchor)
    .filter((anchor) => sees(scene, anchor) && !isTicked(scene, anchor));
  // Binance ticks reading by itself; somebody may have unticked it.
  const reads = scene.plan?.permissions.includes('enableReading') === true;
  const off = reads && scene.observation.seen['perm-enableReading']?.checked === false;
  return off ? ['perm-enableReading', ...beyond] : beyond;
}

/** Any address may use the key, and it may do more than read: Binance deletes such a key (freqtrade#13089, 2026-04-25). */
export function isOpenToDeletion(scene: Scene): boolean {
  if (!isHmac(scene) || !sees(scene, 'ip-restricted', 'ip-unrestricted') || isRestricted(scene)) return false;
  return permissionBoxes.some((anchor) => anchor !== 'perm-enableReading' && isTicked(scene, anchor));
}

/** The key is bound to addresses, as far as the page says. */
export function isRestricted(scene: Seen): boolean {
  return isTicked(scene, 'ip-restricted') || scene.observation.seen['ip-unrestricted']?.checked === false;
}

/** What the card shows is what was planned, as far as it shows it. */
export function showsPlan(scene: Scene): boolean {
  const { plan } = scene;
  if (plan === null) return true;
  const open =
    plan.addresses.length > 0 && sees(scene, 'ip-restricted', 'ip-unrestricted') && !isRestricted(scene);
  return !open && plannedNotTicked(scene).length + tickedByMistake(scene).length === 0;
}
