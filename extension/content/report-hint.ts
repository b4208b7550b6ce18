import type { Hint } from '../../src/guide/hint.ts';
import { reportOf } from '../../src/guide/report.ts';
import type { PageView } from '../../src/guide/run.ts';
import type { ReportMaker } from '../../src/overlay/overlay.types.ts';
import type { Look } from '../../src/site/observe.ts';
import type { PageScan } from '../../src/site/scan.ts';
import { version } from '../platform/version.ts';

/** What the guide shows at the moment, and by what. */
export interface Shown {
  readonly hint: Hint;
  readonly look: Look;
  readonly scan: PageScan;
  readonly view: PageView;
}

/** Makes reports of what the guide shows. They are shown in the panel and copied from there; nothing is sent. */
export function reportMaker({ document, navigator }: Window, shown: () => Shown | null): ReportMaker {
  return {
    make() {
      const now = shown();
      if (now === null) return '';
      const { hint, look, scan, view } = now;
      const { userAgent } = navigator;
      const label = view.plan?.label ?? view.target?.label ?? null;
      return reportOf({ document, hint, look, scan, words: view.words, label, version, userAgent });
    },
    copy: (text) => navigator.clipboard.writeText(text),
  };
}
