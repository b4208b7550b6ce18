import messages from '../../../extension/static/_locales/en/messages.json' with { type: 'json' };
import type { Texts } from '../../../src/texts.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const catalogue = messages as Readonly<Record<string, Message>>;

/** The real English texts, filled the way the browser fills them; an unknown id is a mistake. */
export const englishTexts: Texts = (id, values = []) => {
  const entry = catalogue[id];
  if (!entry) throw new Error(`no text ${id}`);
  return entry.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const place = Number(entry.placeholders?.[name.toLowerCase()]?.content.slice(1));
    return values[place - 1] ?? '';
  });
};
