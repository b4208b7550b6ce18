import type { Texts } from '../texts.ts';
import { giveAction } from './actions.ts';
import type { Maker } from './dom.ts';
import type { ReportMaker } from './overlay.types.ts';

/** The way to say that a hint is wrong: a quiet control, and below it the report before anything is copied. */
export interface ReportPart {
  readonly control: HTMLElement;
  readonly element: HTMLElement;
  /** Shows a report; null takes it away. */
  show(report: string | null): void;
  /** The report as it is shown; null while there is none. What is copied is this and nothing else. */
  shown(): string | null;
}

/** An empty part, with no report shown. */
export function createReportPart(make: Maker, texts: Texts): ReportPart {
  const { html } = make;
  const control = giveAction(
    html('button', { class: 'why', type: 'button', 'aria-controls': 'report' }, texts('overlay_wrong')),
    'report',
  );
  const words = html('pre', {
    tabindex: '0',
    role: 'region',
    dir: 'ltr',
    translate: 'no',
    'aria-label': texts('overlay_report_label'),
  });
  const copy = giveAction(
    html('button', { class: 'btn secondary', type: 'button' }, texts('overlay_report_copy')),
    'copy-report',
  );
  const element = html('div', { class: 'report', id: 'report' }, texts('overlay_report_intro'), words, copy);
  let shown: string | null = null;
  function show(report: string | null): void {
    shown = report;
    control.setAttribute('aria-expanded', String(report !== null));
    element.hidden = report === null;
    words.textContent = report ?? '';
    words.scrollTop = 0;
  }
  show(null);
  return { control, element, show, shown: () => shown };
}

/** Copies what was shown; gives the text that says how that went, and its tone. */
export async function copyReport(
  maker: ReportMaker | undefined,
  shown: string | null,
): Promise<{ readonly id: string; readonly tone: 'ok' | 'calm' }> {
  try {
    await maker?.copy(shown ?? '');
    return { id: 'overlay_report_copied', tone: 'ok' };
  } catch {
    return { id: 'overlay_report_refused', tone: 'calm' };
  }
}
