import { render } from 'preact';
import { OptionsPage } from '../../src/views/pages/options-page.tsx';
import { pageServices, prepareDocument } from '../platform/pages.ts';

prepareDocument();
render(<OptionsPage services={pageServices()} />, document.body);
