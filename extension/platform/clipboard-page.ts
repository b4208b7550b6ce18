/* eslint-disable @typescript-eslint/no-deprecated -- see below: there is nothing else without focus */

/**
 * The clipboard from a page that nobody looks at: Firefox's background page, Chromium's offscreen document.
 * Chromium refuses `navigator.clipboard` there, since the document has no focus; the older commands work.
 */

/** Makes the clipboard empty. @throws Error when the browser refuses. */
export function emptyClipboard(): void {
  const write = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', '');
  };
  document.addEventListener('copy', write, { once: true });
  const field = clipboardField();
  field.value = ' ';
  field.select();
  const done = document.execCommand('copy');
  field.value = '';
  document.removeEventListener('copy', write);
  if (!done) throw new Error('the browser refused to write the clipboard');
}

/** The text on the clipboard; needs the optional permission `clipboardRead`. */
export function readClipboard(): string {
  const field = clipboardField();
  field.value = '';
  field.focus();
  document.execCommand('paste');
  const text = field.value;
  field.value = '';
  return text;
}

function clipboardField(): HTMLTextAreaElement {
  const field = document.querySelector('textarea') ?? document.createElement('textarea');
  if (!field.isConnected) document.body.append(field);
  return field;
}
