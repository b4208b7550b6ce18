// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hint } from '../../../src/guide/hint.ts';
import { createMaker } from '../../../src/overlay/dom.ts';
import { createPanel, type Panel } from '../../../src/overlay/panel.ts';

const hint: Hint = {
  step: 'keep-key',
  anchor: null,
  wanted: [],
  tone: 'calm',
  position: { index: 7, total: 11 },
  phase: { id: 'phase' },
  title: { id: 'title' },
  tag: { id: 'tag' },
  body: [{ id: 'body' }],
  why: { id: 'reason' },
  bubble: null,
  lookFor: [{ id: 'first' }, { id: 'second' }],
  drawing: null,
  facts: [{ label: { id: 'label' }, value: { id: 'value' }, tone: 'warn' }],
  preview: { apiKey: { first: 'vmPUZ', last: 'Eh8A' }, secretKey: { first: 'NhqPt', last: '0AtJ' } },
  buttons: [
    { action: 'back', label: { id: 'back' }, primary: false },
    { action: 'keep-key', label: { id: 'keep' }, primary: true },
  ],
};

function panelIn(document: Document) {
  const root = document.createElement('div').attachShadow({ mode: 'closed' });
  document.body.append(root.host);
  const panel = createPanel(createMaker(document), (id) => id, 'www.binance.com', true);
  root.append(panel.element);
  panel.draw(hint);
  const all = (selector: string) => [...panel.element.querySelectorAll<HTMLElement>(selector)];
  return { root, panel, all };
}

describe('panel', () => {
  it('is a named dialog that is not modal, and carries its step', () => {
    const { panel } = panelIn(document);
    const { element } = panel;
    expect(
      ['role', 'aria-modal', 'aria-labelledby', 'data-step'].map((name) => element.getAttribute(name)),
    ).toEqual(['dialog', 'false', panel.title.id, 'keep-key']);
  });

  it('names an action on every control', () => {
    const { all } = panelIn(document);
    expect(all('button').map((button) => button.dataset['action'])).toEqual([
      'minimise',
      'dismiss',
      'why',
      'report',
      'copy-report',
      'back',
      'keep-key',
    ]);
    expect(all('button').every((button) => button.getAttribute('type') === 'button')).toBe(true);
  });

  it('shows the masked ends and nothing longer', () => {
    const { all } = panelIn(document);
    expect(all('.mask').map((value) => value.textContent)).toEqual([
      'vmPUZ••••••overlay_mask_betweenEh8A',
      'NhqPt••••••overlay_mask_between0AtJ',
    ]);
    expect(
      all('.mask').every((value) => value.getAttribute('translate') === 'no' && value.dir === 'ltr'),
    ).toBe(true);
  });

  it('says one bar per step, the list to look for and the facts', () => {
    const { all } = panelIn(document);
    expect(all('.rail li')).toHaveLength(11);
    expect(all('.rail [data-state=done]')).toHaveLength(6);
    expect(all('.todo li')).toHaveLength(2);
    expect(all('.facts dd[data-tone=warn]')).toHaveLength(1);
  });

  it('opens and closes the reason, and closes it on the next step', () => {
    const { panel, all } = panelIn(document);
    const expanded = () => all('[data-action=why]').map((button) => button.getAttribute('aria-expanded'));
    panel.toggleWhy();
    expect(expanded()).toEqual(['true']);
    panel.draw({ ...hint, tag: null });
    expect(expanded()).toEqual(['true']);
    panel.draw({ ...hint, step: 'done' });
    expect(expanded()).toEqual(['false']);
  });

  it('keeps a focused button through a change of its words', () => {
    const { root, panel, all } = panelIn(document);
    const back = all('[data-action=back]')[0];
    back?.focus();
    panel.draw({ ...hint, buttons: hint.buttons.map((button) => ({ ...button, label: { id: 'other' } })) });
    expect(root.activeElement).toBe(back);
    expect(back?.textContent).toBe('other');
  });

  it('moves the focus to its title when the focused button goes away, and never takes it otherwise', () => {
    const { root, panel, all } = panelIn(document);
    panel.draw({ ...hint, buttons: [] });
    expect(root.activeElement).toBeNull();
    panel.draw(hint);
    all('[data-action=back]')[0]?.focus();
    panel.draw({ ...hint, buttons: [] });
    expect(root.activeElement).toBe(panel.title);
  });

  it('says where the target is when it cannot be pointed at', () => {
    const { panel, all } = panelIn(document);
    const said = () => all('.body > .note:not([hidden])').map((line) => line.textContent);
    panel.setSight('off-screen');
    expect(panel.element.dataset['anchor']).toBe('none');
    expect(said()).toContain('overlay_off_screen');
    panel.setSight('seen');
    expect(panel.element.dataset['anchor']).toBe('found');
    expect(said()).not.toContain('overlay_off_screen');
    panel.setSight(null);
    expect(panel.element.dataset['anchor']).toBe('none');
  });

  it('shows a notice in a live region, and takes it away', () => {
    const { panel, all } = panelIn(document);
    panel.notice('Copied.', 'ok');
    expect(all('[role=status]').map((region) => region.textContent)).toEqual(['Copied.']);
    panel.notice(null, 'calm');
    expect(all('[role=status]').map((region) => region.textContent)).toEqual(['']);
  });

  it('shows a report whole, before it can be copied, and takes it away on the next step', () => {
    const { panel, all } = panelIn(document);
    const expanded = () => all('[data-action=report]').map((button) => button.getAttribute('aria-expanded'));
    expect([panel.report.shown(), panel.report.element.hidden, ...expanded()]).toEqual([null, true, 'false']);
    panel.report.show('```\nkeystep report 1\n```');
    expect(all('pre').map(({ textContent }) => textContent)).toEqual([panel.report.shown()]);
    panel.draw({ ...hint, tag: null });
    expect(expanded()).toEqual(['true']);
    panel.draw({ ...hint, step: 'done', why: null });
    expect([panel.report.shown(), ...expanded()]).toEqual([null, 'false']);
  });

  it.each<[string, (all: ReturnType<typeof panelIn>['all'], element: HTMLElement) => void]>([
    ['other words', (all) => (all('.foot button')[1]!.textContent = 'Cancel')],
    ['other looks', (all) => all('.foot button')[0]!.classList.add('primary')],
    ['another order', (all) => all('.foot')[0]!.append(all('.foot button')[0]!)],
    ['less', (all) => all('.card')[0]!.remove()],
    ['more', (_all, element) => element.append(document.createElement('p'))],
    ['a class of its own', (_all, element) => element.classList.add('sr')],
    ['another state', (_all, element) => element.setAttribute('data-tone', 'danger')],
    ['one less', (_all, element) => element.removeAttribute('role')],
    ['a style of its own', (_all, element) => element.style.setProperty('opacity', '0')],
  ])('tells that somebody else has written into it, and is made anew: %s', (_, write) => {
    const { panel, all } = panelIn(document);
    const as = panel.element.innerHTML;
    expect(panel.isLike(panel.remade())).toBe(true);
    write(all, panel.element);
    const fresh = panel.remade();
    expect(panel.isLike(fresh)).toBe(false);
    expect(fresh.element.innerHTML).toBe(as);
  });

  it('is as it was drawn, whatever was drawn before', () => {
    const [back, keep] = hint.buttons;
    const hints = fc.record({
      step: fc.constantFrom('keep-key', 'done', 'create-key'),
      tone: fc.constantFrom('calm', 'danger'),
      position: fc.constantFrom(null, hint.position),
      tag: fc.constantFrom(null, hint.tag),
      body: fc.constantFrom([], hint.body, [...hint.body, { id: 'more' }]),
      why: fc.constantFrom(null, hint.why),
      lookFor: fc.constantFrom([], hint.lookFor),
      facts: fc.constantFrom([], hint.facts),
      preview: fc.constantFrom(null, hint.preview),
      buttons: fc.constantFrom([], [back!], [keep!], [back!, keep!], [keep!, back!]),
    });
    const doings = fc.oneof(
      hints.map((changes) => (panel: Panel) => panel.draw({ ...hint, ...changes })),
      fc
        .constantFrom(null, 'seen', 'hidden', 'off-screen', 'covered')
        .map((sight) => (panel: Panel) => panel.setSight(sight)),
      fc
        .tuple(fc.constantFrom(null, 'kept'), fc.constantFrom('calm', 'ok', 'danger'))
        .map((line) => (panel: Panel) => panel.notice(...(line as Parameters<Panel['notice']>))),
      fc.constant((panel: Panel) => panel.toggleWhy()),
      fc.constantFrom(null, 'a report').map((report) => (panel: Panel) => panel.report.show(report)),
    );
    fc.assert(
      fc.property(fc.array(doings), (all) => {
        const { panel } = panelIn(document);
        for (const act of all) act(panel);
        expect(panel.isLike(panel.remade())).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
