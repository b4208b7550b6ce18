import { giveAction, offers } from './actions.ts';
import type { Action, Hint, HintButton } from '../guide/hint.ts';
import type { Texts } from '../texts.ts';
import { hasOnly, setAttribute, setChildren, type Maker } from './dom.ts';
import { icon, mark, type IconName } from './icons.ts';
import {
  factTable,
  fillButton,
  lookForList,
  note,
  paragraphs,
  previewCard,
  railBars,
  titleTile,
} from './panel-parts.ts';
import { createReportPart, type ReportPart } from './report-part.ts';
import { sentence } from './sentence.ts';
import type { Sight } from './sight.ts';

/** The panel: everything a hint says, in one card. */
export interface Panel {
  readonly element: HTMLElement;
  /** Where the focus goes when it is asked into the panel, or its control went away. */
  readonly title: HTMLElement;
  /** What says that the hint is wrong. */
  readonly report: ReportPart;
  /** Draws `hint`. Buttons that stay keep their node, and so the focus. */
  draw(hint: Hint): void;
  /** Says whether the ring is there, and if not although the target is known, why. */
  setSight(sight: Sight | null): void;
  notice(text: string | null, tone: 'calm' | 'ok' | 'danger'): void;
  /** Opens or closes the reason. */
  toggleWhy(): void;
  /** The same panel, made anew. */
  remade(): Panel;
  /** Whether this one is like one made anew, but for where it stands: whether nobody else has written into it. */
  isLike(fresh: Panel): boolean;
}

const noticeIcons: Record<'calm' | 'ok' | 'danger', IconName> = {
  calm: 'info',
  ok: 'check',
  danger: 'warning',
};

/**
 * An empty panel; `host` is the page's host name, shown so that the person can check it. `reports`: a wrong hint can be
 * reported.
 */
export function createPanel(make: Maker, texts: Texts, host: string, reports = false): Panel {
  const { html } = make;
  const headButton = (action: Action, name: IconName, id: string): HTMLElement =>
    giveAction(
      html('button', { class: 'btn ghost bare', type: 'button', 'aria-label': texts(id) }, icon(make, name)),
      action,
    );
  const head = html(
    'header',
    { class: 'head' },
    mark(make, 22),
    html('span', { class: 'name' }, texts('extension_name')),
    html('span', { class: 'caption grow' }, texts('overlay_unofficial')),
    headButton('minimise', 'minimise', 'overlay_minimise'),
    headButton('dismiss', 'close', 'overlay_dismiss'),
  );
  const rail = html('ol', { class: 'rail', 'aria-hidden': 'true' });
  const place = html('span', { class: 'place' });
  const phase = html('span');
  const title = html('h2', { id: 'title', tabindex: '-1' });
  const heading = html('div', { class: 'heading' });
  const body = html('div', { class: 'body' });
  const whyText = html('p', { id: 'why' });
  const whyButton = giveAction(
    html(
      'button',
      { class: 'why', type: 'button', 'aria-controls': 'why', 'aria-expanded': 'false' },
      texts('overlay_why'),
    ),
    'why',
  );
  const why = html('div', { class: 'callout' }, icon(make, 'info', 20), whyText);
  const report = createReportPart(make, texts);
  const asides = html('div', { class: 'asides' }, whyButton, ...(reports ? [report.control] : []));
  const aside = html('p', { class: 'note', 'data-tone': 'calm', hidden: '' });
  const notice = html('div', { role: 'status' });
  const foot = html('div', { class: 'foot' });
  const origin = html(
    'footer',
    { class: 'origin' },
    icon(make, 'lock', 14),
    html('bdi', { class: 'mono grow', dir: 'ltr', translate: 'no' }, host),
    html('span', { class: 'motto' }, texts('overlay_motto')),
  );
  const scroll = html('div', { class: 'scroll' }, rail, html('div', { class: 'where' }, place, phase), body);
  const element = html(
    'div',
    {
      'data-part': 'panel',
      'data-anchor': 'none',
      role: 'dialog',
      'aria-modal': 'false',
      'aria-labelledby': 'title',
    },
    head,
    scroll,
    foot,
    origin,
  );
  const buttons = new Map<Action, HTMLElement>();
  let drawn: Hint | null = null;
  let sight: Sight | null = null;
  let whyOpen = false;
  let noticed: Parameters<Panel['notice']> = [null, 'calm'];

  function button(entry: HintButton): HTMLElement {
    const known = buttons.get(entry.action);
    const made = known ?? giveAction(html('button', { type: 'button' }), entry.action);
    buttons.set(entry.action, made);
    return made;
  }

  function drawButtons(hint: Hint): void {
    const primary = hint.buttons.find((entry) => entry.primary);
    const plain = hint.tone === 'danger' ? 'ghost' : 'secondary';
    const shown = hint.buttons.map((entry) => {
      const made = button(entry);
      const weight = entry === primary ? 'primary' : entry.action === 'back' ? 'ghost' : plain;
      fillButton(made, make, texts, entry, weight, hint.lookFor.length > 0);
      return made;
    });
    setChildren(foot, shown);
    foot.hidden = shown.length === 0;
    setAttribute(foot, 'data-back', offers(hint, 'back') ? '' : null);
  }

  function setWhy(open: boolean): void {
    whyOpen = open;
    whyButton.setAttribute('aria-expanded', String(open));
    why.hidden = !open;
  }

  return {
    element,
    title,
    report,
    draw(hint) {
      setAttribute(element, 'data-step', hint.step);
      setAttribute(element, 'data-tone', hint.tone === 'danger' ? 'danger' : null);
      const { index, total } = hint.position ?? { index: 0, total: 0 };
      rail.replaceChildren(...railBars(make, index, total));
      rail.hidden = total === 0;
      place.textContent = total === 0 ? '' : texts('overlay_step', [String(index), String(total)]);
      phase.replaceChildren(...sentence(make, texts, hint.phase));
      title.replaceChildren(...sentence(make, texts, hint.title));
      const tag = hint.tag && html('span', { class: 'tag' }, ...sentence(make, texts, hint.tag));
      setChildren(
        heading,
        [titleTile(make, hint), title, tag].filter((part) => part !== null),
      );
      if (hint.step !== drawn?.step) setWhy(false);
      if (hint.step !== drawn?.step) report.show(null);
      if (hint.step !== drawn?.step) scroll.scrollTop = 0;
      drawn = hint;
      whyText.replaceChildren(...(hint.why === null ? [] : sentence(make, texts, hint.why)));
      whyButton.hidden = hint.why === null;
      const keeps = offers(hint, 'keep-key');
      // What is pressed there must be our words: a translator that wrote here would be taken for the page.
      setAttribute(element, 'translate', keeps ? 'no' : null);
      const parts = [
        heading,
        ...paragraphs(make, texts, hint),
        ...lookForList(make, texts, hint),
        previewCard(make, texts, hint.preview),
        factTable(make, texts, hint.facts),
        ...(hint.why === null && !reports ? [] : [asides, why, report.element]),
        keeps ? note(make, 'lock', texts('overlay_sealed')) : null,
        aside,
        notice,
      ];
      keepingFocus(element, title, () => {
        setChildren(
          body,
          parts.filter((part) => part !== null),
        );
        drawButtons(hint);
      });
    },
    setSight(next) {
      sight = next;
      setAttribute(element, 'data-anchor', sight === 'seen' ? 'found' : 'none');
      const id =
        sight === 'off-screen' ? 'overlay_off_screen' : sight === 'covered' ? 'overlay_covered' : null;
      if (aside.hidden !== (id === null)) aside.hidden = id === null;
      const text = id === null ? '' : texts(id);
      if (aside.textContent === text) return;
      aside.replaceChildren(...(id === null ? [] : [icon(make, 'target', 14), html('span', {}, text)]));
    },
    notice(text, tone) {
      noticed = [text, tone];
      const line = text === null ? [] : [note(make, noticeIcons[tone], text)];
      for (const made of line) made.dataset['tone'] = tone;
      notice.replaceChildren(...line);
    },
    toggleWhy: () => setWhy(!whyOpen),
    remade() {
      const fresh = createPanel(make, texts, host, reports);
      if (drawn !== null) fresh.draw(drawn);
      fresh.setSight(sight);
      fresh.notice(...noticed);
      if (whyOpen) fresh.toggleWhy();
      fresh.report.show(report.shown());
      return fresh;
    },
    isLike: (fresh) => isLike(element, fresh.element),
  };
}

function isLike(one: HTMLElement, fresh: HTMLElement): boolean {
  const [nodes, theirs] = [[...one.childNodes], [...fresh.childNodes]];
  const names = fresh.getAttributeNames();
  return (
    nodes.length === theirs.length &&
    nodes.every((node, at) => node.isEqualNode(theirs[at] ?? null)) &&
    names.every((name) => one.getAttribute(name) === fresh.getAttribute(name)) &&
    hasOnly(one, [...names, 'data-x', 'data-y', 'data-close'], ['max-height'])
  );
}

/** Runs `change`; where it took the focused control away or moved it, focus stays inside, never leaves, never comes. */
function keepingFocus(element: HTMLElement, title: HTMLElement, change: () => void): void {
  const root = element.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  change();
  if (!(focused instanceof HTMLElement) || !(root instanceof ShadowRoot) || root.activeElement === focused)
    return;
  (element.contains(focused) ? focused : title).focus({ preventScroll: true });
}
