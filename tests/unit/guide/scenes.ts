import { wordsIn } from '../../../src/site/wording/languages.ts';
import type { AnchorId } from '../../../src/site/anchors.ts';
import type { Observation, Sighting } from '../../../src/site/observation.ts';
import type { PageView, PagePlan } from '../../../src/guide/run.ts';
import { freshRun } from '../../../src/guide/run.ts';
import type { Resolution, ResolverMemory } from '../../../src/guide/resolve.ts';
import { freshMemory, resolve } from '../../../src/guide/resolve.ts';

/** A thing on the page, with any state. */
export function thing(state: Partial<Sighting> = {}): Sighting {
  return {
    score: 1,
    lead: 1,
    words: null,
    lang: null,
    checked: null,
    filled: null,
    disabled: false,
    expanded: null,
    choice: null,
    ...state,
  };
}

type Things = Partial<Record<AnchorId, Partial<Sighting>>>;

/** An observation of the API management page with these things on it. */
export function page(things: Things = {}, rest: Partial<Observation> = {}): Observation {
  const seen = Object.fromEntries(Object.entries(things).map(([anchor, state]) => [anchor, thing(state)]));
  return {
    host: 'www.binance.com',
    route: 'api-management',
    locale: 'en',
    signedIn: 'yes',
    dialog: 'none',
    loading: false,
    verifying: false,
    secret: 'none',
    keyMark: null,
    card: null,
    target: null,
    deletes: null,
    keyCount: null,
    ...rest,
    seen,
  };
}

export const botPlan: PagePlan = {
  label: 'freqtrade spot',
  keyType: 'hmac',
  environment: 'live',
  validityDays: 90,
  permissions: ['enableReading', 'enableSpotAndMarginTrading'],
  addresses: ['203.0.113.24', '198.51.100.7'],
  publicKey: '',
};
export const taxPlan: PagePlan = {
  ...botPlan,
  label: 'koinly',
  permissions: ['enableReading'],
  addresses: [],
};
export const ownPlan: PagePlan = { ...botPlan, keyType: 'ed25519', publicKey: '-----BEGIN PUBLIC KEY-----' };

/** A running guide. */
export function running(change: Partial<PageView> = {}): PageView {
  return {
    ...freshRun,
    running: true,
    plan: botPlan,
    autoStart: true,
    theme: 'system',
    canCheck: true,
    words: wordsIn('en'),
    ...change,
  };
}

/** The resolution once everything has settled: the same page, looked at again until nothing is pending. */
export function settled(
  observation: Observation,
  view: PageView,
  memory: ResolverMemory = freshMemory,
  now = 0,
): Resolution {
  let resolution = resolve(observation, view, memory, now);
  for (let looks = 0; resolution.lookAgainInMs !== null && looks < 5; looks += 1) {
    now += resolution.lookAgainInMs;
    resolution = resolve(observation, view, resolution.memory, now);
  }
  return resolution;
}
