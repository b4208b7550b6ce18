import type { Action, Hint } from '../../src/guide/hint.ts';
import { freshMemory, resolve, type ResolverMemory } from '../../src/guide/resolve.ts';
import { freshRun, type GuideView } from '../../src/guide/run.ts';
import type { GuideMark } from '../../src/messages/protocol.ts';
import { createOverlay } from '../../src/overlay/overlay.ts';
import type { Overlay } from '../../src/overlay/overlay.types.ts';
import { observe, type Look } from '../../src/site/observe.ts';
import { routeOf } from '../../src/site/routes.ts';
import { watchPage, watchRoute, type Watch } from '../../src/site/watch.ts';
import { direction, texts, uiLanguage } from '../platform/i18n.ts';
import { connected, onBroadcast, send } from '../platform/messaging.ts';
import { copyFromPlan } from './copy-from-plan.ts';
import { keepKey, previewOf } from './keep-key.ts';
import { farewell } from './farewell.ts';

/**
 * The guide on one page: looks at it while the guide is wanted, draws what the resolver says, and passes on what
 * the person presses. Decides nothing itself.
 */
export async function startGuide(window: Window & typeof globalThis): Promise<void> {
  const { document, location } = window;
  const lost = farewell(texts);
  let view: GuideView = { ...freshRun, autoStart: false, theme: 'system' };
  let memory: ResolverMemory = freshMemory;
  let overlay: Overlay | null = null;
  let watch: Watch | null = null;
  let look: Look | null = null;
  let hint: Hint | null = null;

  const mark = async (change: GuideMark) => {
    view = await send('guide.mark', change);
    refresh();
  };

  const wanted = () =>
    !view.dismissed && (view.running || (view.autoStart && routeOf(location) === 'api-management'));

  /** Turns looking on or off; off means no observer, no timer and no host. */
  const refresh = () => {
    if (wanted()) {
      watch ??= watchPage(window, draw);
      watch.nudge();
    } else rest();
  };
  const rest = () => {
    watch?.stop();
    overlay?.destroy();
    watch = overlay = hint = null;
    memory = freshMemory;
  };

  const draw = () => {
    if (!connected()) {
      leave();
      return;
    }
    look = observe(document, location);
    const preview = previewOf(look);
    // `capture` speaks of one key. Another one on screen has not been kept.
    const other = preview !== null && preview.apiKey.first + preview.apiKey.last !== endsOf(view);
    const seen: GuideView = other ? { ...view, capture: 'none' } : view;
    const next = resolve(look.observation, seen, memory, performance.now());
    memory = next.memory;
    hint = next.hint;
    if (!hint) {
      overlay?.destroy();
      overlay = null;
      return;
    }
    overlay ??= createOverlay(document, {
      texts,
      language: uiLanguage,
      direction,
      theme: view.theme,
      onAction: (action) => void act(action).catch(report),
    });
    overlay.minimise(view.minimised);
    const target = hint.anchor === null ? null : look.elementOf(hint.anchor);
    overlay.show(hint.step === 'keep-key' ? { ...hint, preview } : hint, target);
    const { step } = hint;
    if (isFlowStep(step) && !view.reached.includes(step)) void mark({ reached: step }).catch(report);
  };

  const act = async (action: Action): Promise<void> => {
    switch (action) {
      case 'minimise':
      case 'restore':
        return mark({ minimised: action === 'minimise' });
      case 'dismiss':
        return mark({ dismissed: true, running: false });
      case 'keep-key':
        return keepKey(document, location, overlay, texts);
      case 'copy-label':
      case 'copy-public-key':
      case 'copy-ips':
        return copyFromPlan(action, view.plan, overlay, texts);
      case 'show-me':
        return;
      case 'back':
        return mark({ passed: view.passed.slice(0, -1) });
      case 'next':
        if (hint && isFlowStep(hint.step)) return mark({ passed: [...view.passed, hint.step] });
        return;
      case 'open-vault':
        await send('vault.open', {});
    }
  };

  const report = (error: unknown) => {
    if (!connected()) leave();
    else overlay?.notice(errorText(error), 'danger');
  };

  /** The extension was updated or removed under this page: say so once, and never ask for a reload too early. */
  const leave = () => {
    stopRoute();
    stopBroadcasts();
    watch?.stop();
    if (overlay && look) overlay.notice(lost(look.observation.secret), 'danger');
  };

  const read = async () => {
    view = await send('guide.read', {});
    overlay?.configure({ theme: view.theme });
    refresh();
  };

  const stopRoute = watchRoute(window, refresh);
  const stopBroadcasts = onBroadcast(({ broadcast }) => {
    if (broadcast === 'guide.focus') overlay?.toggleFocus();
    else if (broadcast === 'guide.changed' || broadcast === 'settings.changed') void read().catch(report);
  });
  await read();
}
