import { permissions, permissionTextId } from '../../keys/permissions.ts';
import type { AnchorId } from '../../site/anchors.ts';
import { extraBoxes, permissionAnchor } from '../../site/anchors.ts';
import type { Fact } from '../hint.ts';
import type { Scene } from '../scene.ts';
import { isEditing, isTicked, plannedNotTicked, tickedAgainstPlan, withdrawalTicked } from '../scene.ts';
import type { GuideStep, Saying } from '../step.ts';
import { ownTexts, quote, text } from '../step.ts';

const own = ownTexts('tick-permissions');

/** The boxes: what was planned and nothing else. */
export const tickPermissions: GuideStep = {
  id: 'tick-permissions',
  phase: 'limit',
  applies: (scene) => {
    if (!isEditing(scene) || scene.passed.has('tick-permissions')) return false;
    return scene.plan === null || tickedAgainstPlan(scene).length + plannedNotTicked(scene).length > 0;
  },
  say: (scene) => {
    const withdrawal = withdrawalTicked(scene);
    if (withdrawal !== null) return withdrawals(scene, withdrawal);
    const [extra] = tickedAgainstPlan(scene);
    const [missing] = plannedNotTicked(scene);
    const box = extra ?? missing ?? 'perm-enableReading';
    const words = quote(scene, box);
    const blocked = extra === undefined && scene.observation.seen[box]?.disabled === true;
    return {
      ...common(scene, box),
      ...(extra === undefined ? {} : { title: own('title_extra') }),
      body: [
        scene.plan === null
          ? own('body_open')
          : extra !== undefined
            ? own('body_untick', words)
            : own(blocked ? 'body_blocked' : 'body', words),
      ],
      bubble: own(scene.plan === null ? 'bubble_open' : extra === undefined ? 'bubble' : 'bubble_untick'),
      buttons: [extra === undefined ? 'next' : onPurpose],
    };
  },
};

const onPurpose = { action: 'next', label: text('guide_button_on_purpose') } as const;

function withdrawals(scene: Scene, box: AnchorId): Saying {
  return {
    ...common(scene, box),
    title: own('title_danger'),
    tone: 'danger',
    body: [own('body_danger'), own('body_danger_untick', quote(scene, box))],
    bubble: own('bubble_untick'),
    buttons: [onPurpose],
  };
}

function common(scene: Scene, box: AnchorId): Pick<Saying, 'anchors' | 'why' | 'lookFor' | 'facts'> {
  return {
    anchors: [box],
    lookFor: [own('look', quote(scene, box))],
    facts: permissionFacts(scene),
  };
}

/** Planned permissions against what is ticked; then what is ticked without being planned. */
export function permissionFacts(scene: Scene): readonly Fact[] {
  if (scene.plan === null) return [];
  const planned = scene.plan.permissions.map((permission): Fact => {
    const anchor = permissionAnchor(permission);
    const label = text(permissionTextId(permission));
    if (scene.observation.seen[anchor] === undefined)
      return { label, value: text('guide_fact_not_offered'), tone: 'plain' };
    return isTicked(scene, anchor)
      ? { label, value: text('guide_fact_ticked'), tone: 'ok' }
      : { label, value: text('guide_fact_not_ticked'), tone: 'plain' };
  });
  const names: readonly (readonly [AnchorId, string])[] = [
    ...permissions.map((permission) => [permissionAnchor(permission), permissionTextId(permission)] as const),
    ...extraBoxes.map((anchor) => [anchor, anchor.replace('perm-', 'permission_')] as const),
  ];
  const against = tickedAgainstPlan(scene);
  const extra = names
    .filter(([anchor]) => against.includes(anchor))
    .map(([anchor, id]): Fact => {
      const danger = anchor === 'perm-enableWithdrawals' || anchor === 'perm-alphaWithdrawals';
      return { label: text(id), value: text('guide_fact_not_planned'), tone: danger ? 'danger' : 'warn' };
    });
  return [...planned, ...extra];
}
