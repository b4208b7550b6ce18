import type { Plugin } from 'vite';

/**
 * Takes the one way to write markup out of Preact: what `dangerouslySetInnerHTML` gives becomes plain text. Nothing of
 * ours uses it, the content security policy refuses it, and without it no file of the extension can write markup.
 */
export function withoutMarkup(): Plugin {
  return {
    name: 'keystep:without-markup',
    transform: {
      filter: { id: /\/preact\/dist\/preact\.mjs$/ },
      handler(code) {
        if (!code.includes('.innerHTML'))
          throw new Error('Preact writes markup in another way now: look again.');
        return { code: code.replaceAll('.innerHTML', '.textContent'), map: null };
      },
    },
  };
}
