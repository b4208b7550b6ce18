import { render } from 'preact';
import { OptionsPage } from '../../src/views/pages/options-page.tsx';
import { pageServices, prepareDocument } from '../platform/pages.ts';

prepareDocument();
const startAt = location.hash === '#recovery' ? 'recovery' : null;
render(<OptionsPage services={pageServices()} startAt={startAt} />, document.body);
