/**
 * Looks up a text of `_locales` by its id and fills `$1`, `$2` ... with the values.
 * The shells pass the browser's i18n in; `src/` holds no wording of its own.
 */
export type Texts = (id: string, values?: readonly string[]) => string;

/** A text by reference: its id in `_locales` and what fills it. */
export interface TextRef {
  readonly id: string;
  readonly values?: readonly TextValue[];
}

/** A plain value, or words that stand on the page, shown as a quotation in the page's own language. */
export type TextValue = string | { readonly says: string; readonly lang: string };

/** An id of the code as part of a text's id, where dashes are not allowed. */
export function underscored(id: string): string {
  return id.replaceAll('-', '_');
}
