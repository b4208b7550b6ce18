import { byNeed } from '../../src/keys/key-order.ts';
import type { KeySummary } from '../../src/keys/key-record.ts';
import { beingReplaced } from '../../src/keys/rotation.ts';
import { listed, type TopOfList } from '../../src/messages/listed-keys.ts';
import type { PopupStart } from '../../src/messages/protocol.ts';
import { readDrafts } from './drafts.ts';
import { readSettings } from './settings.ts';
import { vaultState } from './vault-state.ts';
import { vault } from './vault-service.ts';

/** Rows of each group that are sent at first: more than are in sight at once. */
const topRows = 10;

/** All that the popup shows first: one answer for what would be seven, each of which a person waits for. */
export async function readPopupStart(): Promise<PopupStart> {
  const [state, settings, drafts, top] = await Promise.all([
    vaultState(),
    readSettings(),
    readDrafts(),
    // A list that cannot be read the popup asks for by itself, and says why not.
    topOfList().catch(() => null),
  ]);
  return { state, settings, open: state.status === 'unlocked' ? { drafts, top } : null };
}

async function topOfList(): Promise<TopOfList> {
  const { keys, damaged } = await vault.list();
  const replaced = beingReplaced(keys);
  const [near, others] = byNeed(keys, Date.now(), replaced);
  return { near: topOf(near), others: topOf(others), replaced: [...replaced], damaged: damaged.length };
}

function topOf(keys: readonly KeySummary[]): TopOfList['near'] {
  return { keys: keys.slice(0, topRows).map(listed), total: keys.length };
}
