// XML 1.0 has no way to write these.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Any text as the content of an element. What XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"'\r]/g, (character) => entities[character] ?? '');
}
