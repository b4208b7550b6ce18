import { render } from 'preact';
import { App } from '../../src/views/app.tsx';
import { emptyRemoved } from '../../src/views/empty-removed.ts';
import { pageServices, prepareDocument } from '../platform/pages.ts';

const services = pageServices();
prepareDocument();
emptyRemoved(document.body);
document.body.classList.toggle('popup-tab', services.surface === 'tab');
render(<App services={services} recover={location.hash === '#recover'} />, document.body);
