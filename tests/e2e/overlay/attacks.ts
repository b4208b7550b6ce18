/* Each runs in the page, as one of its own scripts could: self-contained. */

/** Everything at once, once. */
export function once(): void {
  const host = document.querySelector('html > div[popover]');
  if (!(host instanceof HTMLElement)) throw new Error('There is no host.');
  host.setAttribute('style', 'display:none!important;opacity:0!important;visibility:hidden!important');
  host.removeAttribute('popover');
  for (const name of ['inert', 'hidden', 'aria-hidden']) host.setAttribute(name, 'true');
  host.remove();
}

/** Undoes every repair at once, until none comes any more; gives how many there were. */
export async function war(what: 'remove' | 'strip'): Promise<number> {
  const host = document.querySelector('html > div[popover]');
  if (!(host instanceof HTMLElement)) throw new Error('There is no host.');
  const harm = (): void => {
    if (what === 'remove') host.remove();
    else host.removeAttribute('popover');
  };
  let count = 0;
  const observer = new MutationObserver(() => {
    if (what === 'remove' ? !host.isConnected : !host.hasAttribute('popover')) return;
    count += 1;
    harm();
  });
  observer.observe(document.documentElement, { childList: true });
  observer.observe(host, { attributes: true });
  harm();
  await new Promise<void>((done) => {
    let before = -1;
    const look = (): void => {
      if (count === before && count > 50) done();
      else {
        before = count;
        setTimeout(look, 500);
      }
    };
    look();
  });
  observer.disconnect();
  return count;
}

/** A style sheet against everything that may be ours. */
export function hide(): void {
  const style = document.createElement('style');
  style.textContent = `html > div, [popover] { display: none !important; opacity: 0 !important;
    visibility: hidden !important; transform: scale(0) !important; clip-path: inset(50%) !important;
    width: 0 !important; height: 0 !important; filter: opacity(0) !important; translate: -200vw !important }`;
  document.head.append(style);
  window.ceaseFire = () => style.remove();
}

/** A popover over everything, opened anew in every frame. */
export function cover(): void {
  const sheet = document.createElement('div');
  sheet.id = 'cover';
  sheet.popover = 'manual';
  sheet.style.cssText = 'inset:0;width:100vw;height:100vh;background:gold';
  document.body.append(sheet);
  window.covers = 0;
  const timer = setInterval(() => {
    window.covers += 1;
    if (sheet.matches(':popover-open')) sheet.hidePopover();
    sheet.showPopover();
  }, 30);
  window.ceaseFire = () => {
    clearInterval(timer);
    sheet.remove();
  };
}

/** Nodes come and go without end, all over the page. */
export function mutate(): void {
  const timer = setInterval(() => {
    for (let count = 0; count < 2; count += 1) {
      const node = document.createElement('i');
      document.body.append(node);
      node.remove();
    }
  }, 5);
  window.ceaseFire = () => clearInterval(timer);
}

/** Longest time between two frames within a second, ms. */
export function slowestFrame(): Promise<number> {
  return new Promise((done) => {
    const start = performance.now();
    let last = start;
    let longest = 0;
    const frame = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (now - start > 1000) done(longest);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Own versions of what an overlay might call, which note when they are called on its nodes. */
export function redefine(): void {
  window.touched = [];
  const isOurs = (node: unknown): boolean => node instanceof HTMLElement && node.popover === 'manual';
  const places: readonly (readonly [object, readonly string[]])[] = [
    [Element.prototype, ['setAttribute', 'matches', 'attachShadow', 'append', 'remove', 'closest']],
    [HTMLElement.prototype, ['showPopover', 'hidePopover', 'focus']],
    [Node.prototype, ['appendChild', 'contains', 'getRootNode']],
    [EventTarget.prototype, ['addEventListener']],
  ];
  for (const [prototype, names] of places) {
    for (const name of names) {
      const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
      Reflect.set(prototype, name, function redefined(this: unknown, ...args: unknown[]): unknown {
        if (isOurs(this) || args.some(isOurs)) window.touched.push(name);
        return original.apply(this, args);
      });
    }
  }
  Object.assign(Array.prototype, {
    findLast: () => {
      window.touched.push('findLast');
    },
  });
  performance.now = () => NaN;
}
