/** What the practice site notices. The first two are what a guide must never cause. */
export const journalKinds = [
  /** A node of the page was written by somebody else. */
  'foreign-write',
  /** An event that no person and no browser caused. */
  'synthetic-event',
  /** Somebody's own element came, went or changed under `<html>` or in an open native dialog: allowed. */
  'host',
  'load',
  'route',
  'dialog-open',
  /** Detail: name of the dialog, then `button`, `outside`, `escape` or `route`. */
  'dialog-close',
  /** The focus went outside an open dialog. */
  'focus-outside',
  /** Detail: `control=value`. */
  'typed',
  'click',
  'verified',
  'key-created',
  'key-saved',
  'key-deleted',
  'secret-masked',
] as const;

export type JournalKind = (typeof journalKinds)[number];

export interface JournalEntry {
  readonly kind: JournalKind;
  /** Milliseconds since 1970, by the page's clock. */
  readonly at: number;
  /** Host and path of the page. */
  readonly page: string;
  readonly detail: string;
}

/** Reads what a page sent; throws where it is not a list of entries. */
export function parseJournal(text: string): JournalEntry[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error('Expected a list of journal entries.');
  return list.map((item: unknown) => {
    const { kind, at, page, detail } = item as Record<string, unknown>;
    const known = journalKinds.find((name) => name === kind);
    if (!known || typeof at !== 'number' || typeof page !== 'string' || typeof detail !== 'string')
      throw new Error(`Expected a journal entry, got ${JSON.stringify(item)}.`);
    return { kind: known, at, page, detail };
  });
}
