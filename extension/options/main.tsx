import { render } from 'preact';
import { emptyRemoved } from '../../src/views/empty-removed.ts';
import { OptionsPage } from '../../src/views/pages/options-page.tsx';
import { pageServices, prepareDocument } from '../platform/pages.ts';

prepareDocument();
emptyRemoved(document.body);
const startAt =
  (['recovery', 'backup', 'listing', 'paper'] as const).find((task) => location.hash === `#${task}`) ?? null;
// Once is enough: after a reload the settings are just the settings.
if (startAt) history.replaceState(null, '', location.pathname);
render(<OptionsPage services={pageServices()} startAt={startAt} />, document.body);
