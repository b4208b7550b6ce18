import { describe, expect, it } from 'vitest';
import type { PopupStart } from '../../../src/messages/protocol.ts';
import { partsOf } from '../../../src/views/popup-start.ts';

const open = { drafts: {}, top: null };
const start = () => partsOf(Promise.resolve({ open } as PopupStart));

describe('what was read along with the state', () => {
  it('is there once for the first answer', async () => {
    const first = start();
    expect(await first.takeOpen(1)).toBe(open);
    expect(first.takeOpen(1)).toBeNull();
  });

  it('is not given for a later one, nor kept', () => {
    const first = start();
    expect(first.takeOpen(2)).toBeNull();
    expect(first.takeOpen(1)).toBeNull();
  });

  it('is nothing where the question failed', async () => {
    const first = partsOf(Promise.reject(new Error('no answer')));
    first.state.catch(() => undefined);
    first.settings.catch(() => undefined);
    expect(await first.takeOpen(1)).toBeNull();
  });
});
