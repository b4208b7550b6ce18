import { driver } from 'driver.js';
import 'driver.js/dist/driver.css';
import { holeIn } from './outline.ts';

let tour: ReturnType<typeof driver> | null = null;
let presses = 0;

window.contender = {
  start(steps) {
    tour = driver({
      // Without animation it is there at once: the kindest of its settings.
      animate: false,
      showProgress: true,
      onNextClick: () => (presses += 1),
      steps: steps.map(({ selector, title, text }) => ({
        element: selector,
        popover: { title, description: text },
      })),
    });
    tour.drive();
  },
  show: (index) => tour?.moveTo(index),
  stop: () => tour?.destroy(),
  ring: () => holeIn(document.querySelector('.driver-overlay path')),
  panel: () => document.querySelector('.driver-popover'),
  control: () => document.querySelector('.driver-popover-next-btn'),
  presses: () => presses,
};
