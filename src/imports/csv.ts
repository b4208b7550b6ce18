/** A table by the names in its first line, in lower case; each row has a text for each of them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** A table of more columns is none that a password manager writes. */
const maxColumns = 100;

/** Reads comma-separated values (RFC 4180), with a header. Null where the first line has no two columns. */
export function parseTable(text: string): Table | null {
  const records = parseCsv(text);
  const columns = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  if (columns.length < 2 || columns.length > maxColumns) return null;
  const rows = records
    .slice(1)
    .map((record) => Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])));
  return { columns, rows };
}

/** Each character is looked at once; a quote that is never closed ends with the text. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  // A field in quotes with doubled ones inside, or one without; then a comma, a line's end, or the end of all.
  const field = /(?:"([^"]*(?:""[^"]*)*)(?:"|$)([^,\r\n]*)|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) break;
    const [, quoted, tail = '', plain = '', end] = match;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + tail);
    if (end === ',') {
      // A comma at the very end is followed by one empty field.
      if (field.lastIndex === text.length) record.push('');
      else continue;
    }
    // An empty line is no record.
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
}
