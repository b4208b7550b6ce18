import { render } from 'preact';
import { RehearsalPage } from '../../src/rehearsal/rehearsal-page.tsx';
import { direction } from '../platform/i18n.ts';
import { pageServices, prepareDocument } from '../platform/pages.ts';

prepareDocument();
render(<RehearsalPage services={pageServices()} direction={direction} />, document.body);
