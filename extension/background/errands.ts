import { targetOf } from '../../src/keys/key-target.ts';
import type { Errand } from '../../src/messages/guide-messages.ts';
import type { RequestOf, ValueOf } from '../../src/messages/protocol.ts';
import { broadcast } from '../platform/messaging.ts';
import { sessionStore } from '../platform/storage.ts';
import { markGuide, readRun, startGuide } from './guide-run.ts';
import { readPlan } from './plan-store.ts';
import { vault } from './vault-service.ts';

/** In memory: which key the guide leads to the deletion of. A page hears of its name and ends alone. */
const storageKey = 'guide.deleting';

/**
 * Leads to the deletion of a key on the page. A plan that is under way makes room: this one cannot wait.
 * @throws KeystepError as `vault.read`
 */
async function deleteGuided({ id }: RequestOf<'guide.delete'>): Promise<ValueOf<'guide.delete'>> {
  const { record } = await vault.read(id);
  await sessionStore.set(storageKey, id);
  await startGuide(null, targetOf(record));
  return {};
}

/** What the guide is about, for our own pages. */
async function readErrand(): Promise<Errand> {
  const [run, plan, id] = await Promise.all([readRun(), readPlan(), sessionStore.get(storageKey)]);
  const deleting = run.target !== null && typeof id === 'string' ? id : null;
  return {
    replacing: plan?.replaces ?? null,
    deleting: deleting === null ? null : { id: deleting, gone: run.reached.includes('key-deleted') },
  };
}

/** Notes progress; our own pages hear at once of a key that the page no longer lists. */
async function mark(request: RequestOf<'guide.mark'>): Promise<ValueOf<'guide.mark'>> {
  const view = await markGuide(request);
  if (request.reached === 'key-deleted') await broadcast({ broadcast: 'vault.changed' });
  return view;
}

/** The messages about what the guide leads to. */
export const errandHandlers = {
  'guide.mark': mark,
  'guide.delete': deleteGuided,
  'guide.errand': readErrand,
};
