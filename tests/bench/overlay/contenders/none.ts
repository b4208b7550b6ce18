/** The page alone: what nothing can be cheaper than. */
window.contender = {
  start: () => undefined,
  show: () => undefined,
  stop: () => undefined,
  ring: () => null,
  panel: () => null,
  control: () => null,
  presses: () => 0,
};
