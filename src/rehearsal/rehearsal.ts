import type { Action, Hint } from '../guide/hint.ts';
import { passedAfterBack, passedAfterNext } from '../guide/progress.ts';
import { freshMemory, rememberKept, resolve, type ResolverMemory } from '../guide/resolve.ts';
import { freshRun, type PagePlan, type PageView } from '../guide/run.ts';
import { isFlowStep } from '../guide/step-id.ts';
import { createOverlay } from '../overlay/overlay.ts';
import type { Overlay, OverlaySettings } from '../overlay/overlay.types.ts';
import { observe, type Look } from '../site/observe.ts';
import { previewKeys, readKeys } from '../site/read-keys.ts';
import { watchPage, type Turn, type Watch } from '../site/watch.ts';
import type { PracticeWords } from './practice-words.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';

/** What a rehearsal needs of the page around it. */
export interface RehearsalSettings extends Pick<OverlaySettings, 'texts' | 'language' | 'direction'> {
  readonly words: PracticeWords;
  readonly plan: PagePlan;
  /** "Keep in vault" was pressed on the made-up pair. */
  readonly onKept: () => void;
  readonly onDismissed: () => void;
  /** The person is through and wants a real key. */
  readonly onReal: () => void;
}

/**
 * The guide on our own practice page: the same locator, resolver and overlay as on Binance. Its run lives in this
 * object alone; it sends no message and stores nothing.
 */
export class Rehearsal {
  readonly #window: Window & typeof globalThis;
  readonly #settings: RehearsalSettings;
  readonly #watch: Watch;
  readonly #overlay: Overlay;
  #view: PageView;
  #memory: ResolverMemory = freshMemory;
  #look: Look | null = null;
  #hint: Hint | null = null;

  constructor(window: Window & typeof globalThis, settings: RehearsalSettings) {
    const { texts, language, direction, plan, words } = settings;
    this.#window = window;
    this.#settings = settings;
    this.#view = {
      ...freshRun,
      ...{ running: true, plan, autoStart: false, theme: 'system', canCheck: false, words: words.words },
    };
    this.#overlay = createOverlay(window.document, {
      texts: rehearsalTexts(texts),
      language,
      direction,
      theme: 'system',
      place: texts('rehearsal_place'),
      dress: adopt,
      onAction: (action) => void this.#act(action),
    });
    this.#watch = watchPage(
      window,
      () => this.#draw(),
      () => this.#overlay.glance(),
    );
    this.#watch.nudge();
  }

  /** Takes the guide away; nothing of it is left. */
  stop(): void {
    this.#watch.stop();
    this.#overlay.destroy();
  }

  #change(changes: Partial<PageView>): void {
    this.#view = { ...this.#view, ...changes };
    this.#watch.nudge();
  }

  #draw(): Turn {
    const { words, plan } = this.#settings;
    const { document, performance } = this.#window;
    this.#look = observe(document, words.location, words.lexicon, plan.label);
    const now = performance.now();
    const { hint, memory, lookAgainInMs } = resolve(this.#look.observation, this.#view, this.#memory, now);
    this.#memory = memory;
    this.#hint = hint;
    if (lookAgainInMs !== null) this.#watch.nudge(lookAgainInMs);
    if (hint === null) return 'same';
    if (isFlowStep(hint.step) && !this.#view.reached.includes(hint.step))
      this.#view = { ...this.#view, reached: [...this.#view.reached, hint.step] };
    const target = hint.anchor === null ? null : this.#look.elementOf(hint.anchor);
    const preview = hint.step === 'keep-key' ? previewKeys(this.#read()) : null;
    const news = this.#overlay.show({ ...hint, preview }, target);
    this.#overlay.minimise(this.#view.minimised);
    return news || lookAgainInMs !== null ? 'new' : 'same';
  }

  async #act(action: Action): Promise<void> {
    const { plan, onDismissed, onReal } = this.#settings;
    const step = this.#hint?.step;
    if (action === 'copy-label') await this.#copy(plan.label);
    else if (action === 'copy-ips') await this.#copy(plan.addresses.join(','));
    else if (action === 'minimise' || action === 'restore')
      this.#change({ minimised: action === 'minimise' });
    else if (action === 'dismiss') onDismissed();
    else if (action === 'keep-key') this.#keep();
    else if (action === 'back') this.#change({ passed: passedAfterBack(this.#view) });
    else if (action === 'next' && step !== undefined)
      this.#change({ passed: passedAfterNext(this.#view, step) });
    else if (action === 'open-vault') onReal();
  }

  /** What would be handed to the vault is read as on Binance, and let go of at once. */
  #keep(): void {
    const { status } = this.#read();
    if (status === 'read' && this.#look !== null) {
      this.#change({ capture: 'kept' });
      this.#memory = rememberKept(this.#memory, this.#look.observation);
      this.#settings.onKept();
    } else if (status !== 'read') {
      this.#overlay.notice(this.#settings.texts(`guide_not_kept_${status}`), 'danger');
    }
  }

  #read(): ReturnType<typeof readKeys> {
    const { words, plan } = this.#settings;
    return readKeys(this.#window.document, words.lexicon, plan.label);
  }

  async #copy(text: string): Promise<void> {
    const { texts } = this.#settings;
    try {
      await this.#window.navigator.clipboard.writeText(text);
      this.#overlay.notice(texts('guide_copied'), 'ok');
    } catch {
      this.#overlay.notice(texts('guide_copy_refused', [text]), 'calm');
    }
  }
}

/** Our own pages allow no `<style>`; sheets that a script makes they do. */
function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
