import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionPath } from '../../e2e/harness/profile-dir.ts';

/** Path, inside the copy, of a popup with nothing in it but a button. */
export const emptyPopup = 'bench/empty.html';

/** What a page must show before a person can do something with it. */
const usable = '.bench-button, input[type=password]:not(:disabled), button.key';

// The first frame in which it is there, painted. The same script in both pages, before anything else of theirs.
const mark = `(() => {
  const usable = ${JSON.stringify(usable)};
  const seen = () => {
    if (globalThis.benchUsable !== undefined || document.querySelector(usable) === null) return;
    globalThis.benchUsable = -1;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { globalThis.benchUsable = performance.now(); };
      channel.port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(seen);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
})();`;

/** A copy of a built extension whose popup notes when it can be used, with an empty popup beside it. */
export function markedCopy(extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'keystep-marked-'));
  cpSync(extensionDir, copy, { recursive: true });
  const popup = join(copy, extensionPath(copy, 'popup'));
  const tag = '<script src="/bench/mark.js"></script>';
  writeFileSync(popup, readFileSync(popup, 'utf8').replace('<head>', `<head>${tag}`));
  mkdirSync(join(copy, 'bench'));
  writeFileSync(join(copy, 'bench', 'mark.js'), mark);
  writeFileSync(
    join(copy, ...emptyPopup.split('/')),
    `<!doctype html><html lang="en"><head>${tag}<meta charset="utf-8"><title>Empty</title></head>
<body><h1>Empty</h1><button class="bench-button">Nothing</button></body></html>`,
  );
  return copy;
}
