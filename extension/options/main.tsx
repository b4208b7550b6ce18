import { render } from 'preact';
import { OptionsPage } from '../../src/views/pages/options-page.tsx';
import { pageServices, prepareDocument } from '../platform/pages.ts';

prepareDocument();
const startAt = (['recovery', 'backup'] as const).find((task) => location.hash === `#${task}`) ?? null;
// Once is enough: after a reload the settings are just the settings.
if (startAt) history.replaceState(null, '', location.pathname);
render(<OptionsPage services={pageServices()} startAt={startAt} />, document.body);
