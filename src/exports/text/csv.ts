/**
 * Rows after RFC 4180, with LF. Every field is quoted. A label that a spreadsheet would take for a formula gets a word in
 * front: `titleOf`.
 */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\n`).join('');
}

/** Makes no formula of what begins like one (OWASP, CSV injection, read 2026-11-28); anything else stays as it is. */
export function notFormula(text: string): string {
  return /^[\s\p{C}]*[=+\-@|%]|^[\t\r\n]/u.test(text) ? `Binance: ${text}` : text;
}
