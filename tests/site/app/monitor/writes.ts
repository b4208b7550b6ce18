import { describe } from './describe.ts';
import { note } from './journal.ts';

/**
 * Tells the app's own writes from anybody else's. The app writes only inside `own`; around it the observer is
 * emptied, so that what it delivers by itself was written by somebody else.
 */
const guests = new WeakSet<Node>();
let depth = 0;
let escapeAt = -Infinity;

function isInGuest(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (guests.has(at)) return true;
  return false;
}

/** `<html>`, or a native dialog that is open as modal: where a guest may stand. */
function mayHostGuests(node: Node): boolean {
  if (node === document.documentElement) return true;
  return node instanceof HTMLDialogElement && node.matches(':modal');
}

/** An element that does nothing to the page by being there. */
function isHarmlessGuest(node: Node): boolean {
  return node instanceof HTMLElement && !/^(style|link|script|body|head|base|meta)$/.test(node.localName);
}

function judgeChildren(record: MutationRecord): void {
  for (const node of record.addedNodes) {
    if (guests.has(node) || isHarmlessGuest(node)) {
      if (mayHostGuests(record.target)) {
        guests.add(node);
        note('host', `added ${describe(node)} to ${describe(record.target)}`);
        continue;
      }
    }
    note('foreign-write', `added ${describe(node)} to ${describe(record.target)}`);
  }
  for (const node of record.removedNodes) {
    const kind = guests.has(node) ? 'host' : 'foreign-write';
    note(kind, `removed ${describe(node)} from ${describe(record.target)}`);
  }
}

/** The browser itself closes a native dialog on a second Escape, without asking the page. */
function isBrowsersOwnClose(record: MutationRecord): boolean {
  if (record.attributeName !== 'open' || !(record.target instanceof HTMLDialogElement)) return false;
  return performance.now() - escapeAt < 1000;
}

function judge(records: readonly MutationRecord[]): void {
  for (const record of records) {
    if (isInGuest(record.target)) note('host', `${record.type} inside ${describe(record.target)}`);
    else if (record.type === 'childList') judgeChildren(record);
    else if (!isBrowsersOwnClose(record)) {
      const what = record.type === 'attributes' ? `attribute ${record.attributeName ?? ''}` : 'text';
      note('foreign-write', `${what} of ${describe(record.target)}`);
    }
  }
}

const observer = new MutationObserver(judge);
const everything = { childList: true, attributes: true, characterData: true, subtree: true } as const;

/** Also watches inside an open shadow root of the app. */
export function watchInside(root: ShadowRoot): void {
  observer.observe(root, everything);
}

/** Runs a write of the app itself; everything the app does to the document goes through here. */
export function own<T>(write: () => T): T {
  if (depth === 0) judge(observer.takeRecords());
  depth += 1;
  try {
    return write();
  } finally {
    depth -= 1;
    if (depth === 0) observer.takeRecords();
  }
}

/** As many elements as the server sends in the head. */
const headParts = 6;

/** What the server sent: anything more, before the app began, was written by somebody else. */
function checkStart(): void {
  const root = document.documentElement;
  for (const child of root.children) {
    if (child === document.head || child === document.body) continue;
    guests.add(child);
    note(isHarmlessGuest(child) ? 'host' : 'foreign-write', `was there at the start: ${describe(child)}`);
  }
  const odd = [
    ...[...root.attributes]
      .filter(({ name }) => !/^(lang|dir|class)$/.test(name))
      .map(({ name }) => `html ${name}`),
    ...[...document.body.attributes].map(({ name }) => `body ${name}`),
    ...[...document.body.children].filter(({ id }) => !id.startsWith('__APP')).map(describe),
    ...[...document.head.children].slice(headParts).map(describe),
  ];
  if (root.className !== root.classList.item(0)) odd.push('html class');
  for (const what of odd) note('foreign-write', `was there at the start: ${what}`);
}

/** Begins to watch; called once, before the app renders. */
export function watchWrites(): void {
  checkStart();
  observer.observe(document, everything);
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && event.key === 'Escape') escapeAt = performance.now();
    },
    true,
  );
}
