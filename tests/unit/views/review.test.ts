// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { close, field, find, key, open, press, seen, type } from './drive.ts';
import { FakeBackground, id, secretKey, waitingKey } from './fake-services.ts';

afterEach(close);

const withWaiting = (...keys: Parameters<typeof waitingKey>[0][]) => {
  const background = new FakeBackground();
  background.waiting = keys.map((patch, index) => waitingKey({ dropId: id(900 + index), ...patch }));
  return background;
};

describe('review', () => {
  it('names and saves a kept key', async () => {
    const vault = withWaiting({});
    await open(vault);
    await press('button', /1 key waiting/);
    await seen('www.binance.com');
    expect(document.body.textContent).not.toContain(secretKey);
    await type('Label', 'freqtrade spot');
    await press('button', 'Save');
    await find('listitem', /^freqtrade spot/);
    expect(vault.requests('waiting.save')[0]).toMatchObject({
      dropId: id(900),
      fields: { label: 'freqtrade spot' },
    });
    expect(vault.drafts.size).toBe(0);
  });

  it('asks for a name', async () => {
    const vault = withWaiting({});
    await open(vault);
    await press('button', /waiting/);
    await press('button', 'Save');
    await seen('Give the key a name');
    expect(vault.requests('waiting.save')).toEqual([]);
  });

  it('goes through several, the oldest first', async () => {
    const vault = withWaiting({ keptAt: 2000 }, { keptAt: 1000 });
    await open(vault);
    await press('button', /2 keys waiting/);
    await seen('1 of 2');
    await type('Label', 'first');
    await press('button', 'Save');
    expect(vault.requests('waiting.save')[0]?.dropId).toBe(id(901));
    await seen('1 of 1');
    expect((await field('Label')).value).toBe('');
  });

  it('discards only after asking', async () => {
    const vault = withWaiting({});
    await open(vault);
    await press('button', /waiting/);
    await press('button', 'Discard');
    await seen('Discard this key?');
    await key('Escape');
    await press('button', 'Discard');
    expect(vault.waiting).toHaveLength(1);
    await press('button', 'Discard for good');
    await find('heading', 'No keys yet');
    expect(vault.waiting).toHaveLength(0);
  });

  it('shows an entry that does not open, to discard', async () => {
    const vault = withWaiting({ readable: false });
    await open(vault);
    await press('button', /waiting/);
    await seen('This entry can’t be opened');
    await press('button', 'Discard');
    await find('heading', 'No keys yet');
  });

  it('comes back with what was typed', async () => {
    const vault = withWaiting({}, { keptAt: 1000 });
    await open(vault);
    await press('button', /waiting/);
    await press('button', 'Next');
    await type('Label', 'the second');
    await open(vault);
    await seen('2 of 2');
    expect((await field('Label')).value).toBe('the second');
  });
});
