import { render } from 'preact';
import { App } from '../../src/views/app.tsx';
import { emptyRemoved } from '../../src/views/empty-removed.ts';
import { answerTo } from '../platform/messaging.ts';
import { pageServices, prepareDocument } from '../platform/pages.ts';
import type { Packed } from '../platform/reply-text.ts';

const services = pageServices();
prepareDocument();
emptyRemoved(document.body);
document.body.classList.toggle('popup-tab', services.surface === 'tab');

/** Of `ask-first.js`. */
const { popupStart } = globalThis as unknown as {
  readonly popupStart: { take(): Promise<Packed | undefined> };
};
render(
  <App
    services={services}
    askStart={() => answerTo('popup.start', popupStart.take())}
    recover={location.hash === '#recover'}
  />,
  document.body,
);
