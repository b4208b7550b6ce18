import { readKeyCode } from '../paper/key-code.ts';
import { entry } from './import.types.ts';
import type { Importer } from './import.types.ts';

/** A sheet of paper that Keystep printed: the text of its QR code, or its lines as they were typed back. */
export const keystepPaper: Importer = {
  format: 'keystep-paper',
  read: ({ json }) => {
    const key = readKeyCode(json());
    if (key === null) return null;
    return [
      entry({
        title: key.label,
        statedEnvironment: key.environment,
        fields: [
          { name: 'apiKey', value: key.apiKey },
          { name: 'secret', value: key.secret },
        ],
      }),
    ];
  },
};
