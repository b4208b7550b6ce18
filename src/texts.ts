/**
 * Looks up a text of `_locales` by its id and fills `$1`, `$2` ... with the values.
 * The shells pass the browser's i18n in; `src/` holds no wording of its own.
 */
export type Texts = (id: string, values?: readonly string[]) => string;

/** The same texts, each looked up once: an extension that was reloaded under its page gives none any more. */
export function remembered(texts: Texts): Texts {
  const known = new Map<string, string>();
  return (id, values = []) => {
    const key = JSON.stringify([id, values]);
    const text = known.get(key) ?? texts(id, values);
    if (text !== '') known.set(key, text);
    return text;
  };
}

/** A text by reference: its id in `_locales` and what fills it. */
export interface TextRef {
  readonly id: string;
  readonly values?: readonly TextValue[];
}

/** Words that stand on the page, in the page's own language. */
export interface Quote {
  readonly says: string;
  readonly lang: string;
}

/** A plain value, words of the page, shown as a quotation, or an address of Binance's, which opens in a new tab. */
export type TextValue = string | Quote | { readonly href: string };

/** An id of the code as part of a text's id, where dashes are not allowed. */
export function underscored(id: string): string {
  return id.replaceAll('-', '_');
}
