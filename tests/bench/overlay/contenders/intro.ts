import introJs from 'intro.js';
import 'intro.js/minified/introjs.min.css';

let tour: ReturnType<typeof introJs.tour> | null = null;
let presses = 0;

window.contender = {
  start(steps) {
    tour = introJs.tour().setOptions({
      steps: steps.map(({ selector, title, text }) => ({ element: selector, title, intro: text })),
      scrollToElement: false,
    });
    tour.onBeforeChange(() => {
      presses += 1;
      return true;
    });
    void tour.start();
  },
  // Counted from 1.
  show: (index) => void tour?.goToStep(index + 1),
  stop: () => void tour?.exit(true),
  ring: () => document.querySelector('.introjs-helperLayer')?.getBoundingClientRect() ?? null,
  panel: () => document.querySelector('.introjs-tooltip'),
  control: () => document.querySelector('.introjs-nextbutton'),
  presses: () => presses,
};
