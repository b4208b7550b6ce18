import { render } from 'preact';
import { WelcomePage } from '../../src/views/pages/welcome-page.tsx';
import { pageServices, prepareDocument } from '../platform/pages.ts';

prepareDocument();
render(<WelcomePage services={pageServices()} />, document.body);
