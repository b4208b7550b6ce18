import type { Action, Hint } from '../../src/guide/hint.ts';
import { passedAfterBack, passedAfterNext } from '../../src/guide/progress.ts';
import { freshMemory, rememberKept, resolve, type ResolverMemory } from '../../src/guide/resolve.ts';
import { freshRun, type PageView } from '../../src/guide/run.ts';
import { isFlowStep } from '../../src/guide/step-id.ts';
import type { GuideMark } from '../../src/messages/guide-messages.ts';
import { createOverlay } from '../../src/overlay/overlay.ts';
import type { Overlay } from '../../src/overlay/overlay.types.ts';
import { startLook, type Look } from '../../src/site/observe.ts';
import { localeOf, routeOf } from '../../src/site/routes.ts';
import { PageScan } from '../../src/site/scan.ts';
import { lexicon } from '../../src/site/wording/match.ts';
import { wordsFromPage } from '../../src/site/wording/page-data.ts';
import type { Words } from '../../src/site/wording/phrases.ts';
import { watchPage, watchRoute, type Turn, type Watch } from '../../src/site/watch.ts';
import { direction, texts, uiLanguage } from '../platform/i18n.ts';
import { connected, onBroadcast, send } from '../platform/messaging.ts';
import { shadowOf } from '../platform/shadow-of.ts';
import { checkKeptKey } from './check-kept-key.ts';
import { copyFromPlan, isCopyAction } from './copy-from-plan.ts';
import { farewell } from './farewell.ts';
import { KeyKeeper } from './keep-key.ts';
import { offerListing } from './offer-listing.ts';
import { reasonOf } from './reason.ts';
import { reportMaker } from './report-hint.ts';

/** The last pause before the guide gives up to read its run; the next broadcast wakes it again. */
const maxReadWaitMs = 8000;
/** About so long a look holds up the page at once; another turn follows where it does not suffice. */
const turnMs = 1.5;

/**
 * The guide on one page: looks at it while the guide is wanted, draws what the resolver says, and passes on what
 * the person presses. What to say and where to point is decided in `src/`.
 */
export class GuideSession {
  readonly #window: Window & typeof globalThis;
  readonly #keeper: KeyKeeper;
  readonly #lost = farewell(texts);
  readonly #stops: (() => void)[] = [];
  #view: PageView = { ...freshRun, autoStart: false, theme: 'system', canCheck: false, words: {} };
  /** The language whose words were asked for last. */
  #locale = 'en';
  /** What the page's own data says, in the language in which it was loaded. */
  #fromPage: { readonly locale: string; readonly words: Words } | null = null;
  /** The language in which nothing was recognised: there the words of all others are asked for. */
  #atALoss: string | null = null;
  #scan = new PageScan(lexicon(this.#locale, {}));
  /** A look that is not at its end yet. */
  #looking: ReturnType<typeof startLook> | null = null;
  #memory: ResolverMemory = freshMemory;
  #watch: Watch | null = null;
  #overlay: Overlay | null = null;
  #look: Look | null = null;
  #hint: Hint | null = null;

  constructor(window: Window & typeof globalThis) {
    this.#window = window;
    this.#keeper = new KeyKeeper(window);
  }

  /** Reads the run and begins to watch, or waits until the guide is wanted here. */
  async start(): Promise<void> {
    this.#stops.push(
      watchRoute(this.#window, () => this.#refresh()),
      onBroadcast(({ broadcast }) => {
        if (broadcast === 'guide.focus') this.#overlay?.toggleFocus();
        else if (broadcast !== 'guide.ping') void this.#read();
      }),
    );
    await this.#read();
  }

  /** While the browser is still starting the background may not hear yet: then again, a little later each time. */
  async #read(waitMs = 250): Promise<void> {
    const locale = this.#pageLocale();
    this.#locale = locale;
    try {
      this.#view = await send('guide.read', this.#atALoss === locale ? { locale, all: true } : { locale });
      const { words } = this.#view;
      this.#fromPage ??= { locale, words: wordsFromPage(this.#window.document, words.english) };
      const fromPage = this.#fromPage.locale === locale ? this.#fromPage.words : {};
      this.#scan = new PageScan(lexicon(locale, words, fromPage));
      this.#looking = null;
    } catch {
      if (!connected()) this.#leave();
      else if (waitMs <= maxReadWaitMs) this.#window.setTimeout(() => void this.#read(waitMs * 2), waitMs);
      return;
    }
    this.#overlay?.configure({ theme: this.#view.theme });
    this.#refresh();
  }

  async #mark(change: GuideMark): Promise<void> {
    await this.#note(change);
    this.#refresh();
  }

  async #note(change: GuideMark): Promise<void> {
    const marked = await send('guide.mark', change);
    // The view may have become another one while the background wrote.
    this.#view = { ...this.#view, ...marked };
  }

  /** Off means off: no observer, no timer, no host. */
  #refresh(): void {
    this.#looking = null;
    const { dismissed, running, autoStart } = this.#view;
    const here = running || (autoStart && routeOf(this.#window.location) === 'api-management');
    if (here && !dismissed) {
      this.#watch ??= watchPage(
        this.#window,
        () => this.#draw(),
        () => this.#overlay?.glance(),
      );
      this.#watch.nudge();
      return;
    }
    this.#watch?.stop();
    this.#watch = null;
    this.#memory = freshMemory;
    this.#show(null);
  }

  #pageLocale(): string {
    return localeOf(this.#window.location, this.#window.document.documentElement.lang);
  }

  #draw(budgetMs = turnMs): Turn {
    if (!connected()) {
      this.#leave();
      return 'same';
    }
    // A click changes the language without a load. Until its words are here the English ones do.
    if (this.#pageLocale() !== this.#locale) void this.#read();
    const { document, location, performance } = this.#window;
    const { plan, target } = this.#view;
    this.#looking ??= startLook(document, location, this.#scan, plan?.label ?? null, target);
    const look = this.#looking(budgetMs);
    if (look === null) return 'more';
    this.#looking = null;
    this.#look = look;
    const now = performance.now();
    const { hint, memory, lookAgainInMs } = resolve(look.observation, this.#view, this.#memory, now);
    this.#memory = memory;
    const news = this.#show(hint) || lookAgainInMs !== null;
    if (hint?.step === 'unknown' && this.#atALoss !== this.#locale) {
      this.#atALoss = this.#locale;
      void this.#read();
    }
    if (lookAgainInMs !== null) this.#watch?.nudge(lookAgainInMs);
    if (hint && isFlowStep(hint.step) && !this.#view.reached.includes(hint.step)) {
      // The memory has it already: nothing here looks different for it.
      const { step: reached } = hint;
      void this.#try(() => this.#note({ reached }));
    }
    return news ? 'new' : 'same';
  }

  /** Draws it; true where it is not what was drawn before. */
  #show(hint: Hint | null): boolean {
    this.#hint = hint;
    if (!hint) {
      const shown = this.#overlay !== null;
      this.#overlay?.destroy();
      this.#overlay = null;
      return shown;
    }
    this.#overlay ??= createOverlay(this.#window.document, {
      texts,
      language: uiLanguage,
      direction,
      theme: this.#view.theme,
      shadowOf,
      report: reportMaker(this.#window, () => this.#shown()),
      onAction: (action) => void this.#try(() => this.#act(action)),
    });
    const target = hint.anchor === null ? null : (this.#look?.elementOf(hint.anchor) ?? null);
    const news = this.#overlay.show(this.#withPreview(hint), target);
    this.#overlay.minimise(this.#view.minimised);
    return news;
  }

  #shown() {
    const [hint, look] = [this.#hint, this.#look];
    return hint && look && { hint, look, scan: this.#scan, view: this.#view };
  }

  #withPreview(hint: Hint): Hint {
    if (hint.step !== 'keep-key') return hint;
    return { ...hint, preview: this.#keeper.preview(this.#scan, this.#view.plan?.label ?? null) };
  }

  async #act(action: Action): Promise<void> {
    const step = this.#hint?.step;
    if (isCopyAction(action)) {
      await copyFromPlan(this.#window.navigator, action, this.#view.plan, this.#overlay);
    } else if (action === 'minimise' || action === 'restore') {
      await this.#mark({ minimised: action === 'minimise' });
    } else if (action === 'dismiss') {
      await this.#mark({ dismissed: true, running: false });
    } else if (action === 'keep-key') {
      await this.#keep().catch((error: unknown) => {
        if (!connected()) throw error;
        this.#overlay?.notice(texts('guide_not_kept_failed', [reasonOf(error)]), 'danger');
      });
    } else if (action === 'check-key') {
      await checkKeptKey(this.#overlay, step === 'done');
      await this.#mark({});
    } else if (action === 'back') {
      await this.#mark({ passed: passedAfterBack(this.#view) });
    } else if (action === 'next' && step !== undefined) {
      await this.#mark({ passed: passedAfterNext(this.#view, step) });
    } else if (action === 'open-vault') {
      // Where nothing is planned yet the button says so.
      await send('vault.open', step === 'create-key' ? { plan: true } : {});
    } else if (action === 'list-keys') {
      await offerListing(this.#window.document, this.#scan.lexicon);
    }
  }

  async #keep(): Promise<void> {
    const status = await this.#keeper.keep(this.#scan, this.#view.plan?.label ?? null);
    if (status === 'kept' && this.#look) this.#memory = rememberKept(this.#memory, this.#look.observation);
    if (status === 'kept' || status === 'held') await this.#read();
    else {
      this.#draw(Infinity);
      this.#overlay?.notice(texts(`guide_not_kept_${status}`), 'danger');
    }
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (connected()) this.#overlay?.notice(reasonOf(error), 'danger');
      else this.#leave();
    }
  }

  /** The extension was updated or removed under this page: say so, and never ask for a reload too early. */
  #leave(): void {
    this.#watch?.stop();
    for (const stop of this.#stops.splice(0)) stop();
    this.#overlay?.notice(this.#lost(this.#look?.observation.secret ?? 'none'), 'danger');
  }
}
