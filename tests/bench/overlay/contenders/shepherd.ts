import Shepherd from 'shepherd.js';
import 'shepherd.js/dist/css/shepherd.css';
import { holeIn } from './outline.ts';

let tour: InstanceType<typeof Shepherd.Tour> | null = null;
let presses = 0;

window.contender = {
  start(steps) {
    tour = new Shepherd.Tour({ useModalOverlay: true });
    tour.addSteps(
      steps.map(({ selector, title, text }, index) => ({
        id: `step-${index}`,
        title,
        text,
        attachTo: { element: selector, on: 'bottom' as const },
        buttons: [
          { text: 'Back', action: () => undefined, secondary: true },
          { text: 'Next', action: () => void (presses += 1) },
        ],
      })),
    );
    void tour.start();
  },
  show: (index) => void tour?.show(index),
  stop: () => void tour?.cancel(),
  ring: () => holeIn(document.querySelector('.shepherd-modal-overlay-container path')),
  panel: () => document.querySelector('.shepherd-element:not([hidden])'),
  control: () =>
    document.querySelector(
      '.shepherd-element:not([hidden]) .shepherd-button:not(.shepherd-button-secondary)',
    ),
  presses: () => presses,
};
