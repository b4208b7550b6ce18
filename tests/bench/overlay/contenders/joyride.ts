import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { type Controls, type EventData, Joyride } from 'react-joyride';
import { holeIn } from './outline.ts';

let controls: Controls | null = null;
let root: Root | null = null;
let place: HTMLElement | null = null;
let presses = 0;

window.contender = {
  start(steps) {
    place = document.createElement('div');
    document.body.append(place);
    root = createRoot(place);
    root.render(
      createElement(Joyride, {
        run: true,
        continuous: true,
        // The panel without a beacon before it, and without a moving page: the kindest of its settings.
        options: { skipBeacon: true, skipScroll: true, showProgress: true },
        steps: steps.map(({ selector, title, text }) => ({ target: selector, title, content: text })),
        onEvent: (event: EventData, given: Controls) => {
          controls = given;
          if (event.action === 'next') presses += 1;
        },
      }),
    );
  },
  show: (index) => controls?.go(index),
  stop() {
    controls?.skip();
    root?.unmount();
    place?.remove();
  },
  ring: () => holeIn(document.querySelector('.react-joyride__spotlight path')),
  panel: () => document.querySelector('.react-joyride__tooltip'),
  control: () => document.querySelector('[data-testid=button-primary]'),
  presses: () => presses,
};
