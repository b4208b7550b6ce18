import { render } from 'preact';
import { App } from '../../src/views/app.tsx';
import { pageServices, prepareDocument } from '../platform/pages.ts';

const services = pageServices();
prepareDocument();
document.body.classList.toggle('popup-tab', services.surface === 'tab');
render(<App services={services} />, document.body);
