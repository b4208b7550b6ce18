import type { GuideView, PageView } from '../guide/run.ts';
import type { FlowStep } from '../guide/step-id.ts';
import type { CheckAnswer } from '../keys/check-answer.ts';
import type { RsaSize } from '../keys/key-pair.ts';
import type { Plan } from '../keys/plan.ts';
import type { Call, Nothing } from './call.ts';

/** Only what changed is there. */
export interface GuideMark {
  readonly running?: boolean;
  readonly dismissed?: boolean;
  readonly minimised?: boolean;
  readonly reached?: FlowStep;
  readonly passed?: readonly FlowStep[];
}

/** What the guide leads to at the moment, by the keys of the vault that it is about. */
export interface Errand {
  /** The key that the one in the making takes over from. */
  readonly replacing: string | null;
  /** The key that is being deleted on Binance's page, and whether the page was seen without it since. */
  readonly deleting: { readonly id: string; readonly gone: boolean } | null;
}

/** Messages of the guide: the first three come from a page's script too. */
export interface GuideProtocol {
  /** `locale`: the page's language, whose words come along; without it there are none. `all`: of the others too. */
  'guide.read': Call<{ readonly locale?: string; readonly all?: boolean }, PageView>;
  'guide.mark': Call<GuideMark, GuideView>;
  /** Asks Binance about the key that this run kept; `final`: now that its limits are set. */
  'guide.check': Call<{ readonly final: boolean }, { readonly answer: CheckAnswer }>;

  /** `makePair`: Keystep makes the pair of a self-generated key, of this length where it is RSA. */
  'guide.start': Call<{ readonly plan: Plan | null; readonly makePair?: RsaSize }, Nothing>;
  'guide.stop': Call<Nothing, Nothing>;
  /** Leads to the deletion of a stored key on Binance's page. Nothing changes in the vault. */
  'guide.delete': Call<{ readonly id: string }, Nothing>;
  'guide.errand': Call<Nothing, Errand>;
}
