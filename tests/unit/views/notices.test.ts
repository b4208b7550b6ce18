// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { diaryKinds } from '../../../src/vault/diary-entry.ts';
import { findingKinds, type Finding, type Quarantined } from '../../../src/vault/finding.ts';
import { OptionsPage } from '../../../src/views/pages/options-page.tsx';
import { all, close, find, open, press, seen } from './drive.ts';
import { dayMs, FakeBackground, id, now } from './fake-services.ts';

afterEach(close);

const finding = (patch: Partial<Finding> = {}): Finding => ({
  kind: 'record-changed',
  id: id(1),
  label: 'freqtrade spot',
  foundAt: now,
  healed: false,
  ...patch,
});
const aside = (patch: Partial<Quarantined> = {}): Quarantined => ({
  id: id(7),
  why: 'older',
  foundAt: now,
  revision: 2,
  label: 'Koinly',
  ...patch,
});
const options = (background: FakeBackground) => open(background, { surface: 'tab', view: OptionsPage });

describe('findings', () => {
  it('are announced above the list, shown, and acknowledged', async () => {
    const background = Object.assign(new FakeBackground().add(), { findings: [finding()] });
    await open(background);
    await seen('Keystep noticed 1 thing');
    await press('button', 'Look');
    await seen('“freqtrade spot” was changed outside Keystep.');
    await seen('It was set aside');
    await press('button', 'Understood');
    await seen('Everything is as Keystep left it.');
    expect(background.findings).toEqual([]);
  });

  it('say what was put right from the copy', async () => {
    await options(Object.assign(new FakeBackground(), { findings: [finding({ healed: true })] }));
    await seen('It was put right from the sealed copy.');
  });

  it('say which keys may have been seen when the lock for kept keys was exchanged', async () => {
    const swapped = finding({ kind: 'drop-box-swapped', id: null, label: null });
    await options(Object.assign(new FakeBackground(), { findings: [swapped] }));
    await seen('may have been seen: make new ones on Binance');
  });

  it.each(findingKinds)('have words for %s, put right and not, with and without a label', async (kind) => {
    const findings = [true, false].flatMap((healed) => [
      finding({ kind, healed }),
      finding({ kind, healed, label: null }),
    ]);
    await options(Object.assign(new FakeBackground(), { findings }));
    await find('button', 'Understood');
  });

  it('spell out fifty and count the rest', async () => {
    const findings = Array.from({ length: 1250 }, () => finding());
    await options(Object.assign(new FakeBackground(), { findings }));
    await seen('And 1,200 more.');
  });
});

describe('what was set aside', () => {
  it('goes back where it opens', async () => {
    const background = Object.assign(new FakeBackground(), { quarantined: [aside()] });
    await options(background);
    await find('listitem', '“Koinly”');
    await press('button', 'Put back');
    await seen('Everything is as Keystep left it.');
    expect(background.requests('quarantine.restore')).toMatchObject([{ id: id(7) }]);
  });

  it('that does not open can only be deleted, after a question', async () => {
    const background = Object.assign(new FakeBackground(), {
      quarantined: [aside({ label: null, why: 'added' })],
    });
    await options(background);
    await find('listitem', 'An entry that does not open');
    expect(all('button', 'Put back')).toEqual([]);
    await press('button', 'Delete');
    await seen('Nobody can bring it back.');
    expect(background.requests('quarantine.discard')).toEqual([]);
    await press('button', 'Delete');
    await seen('Everything is as Keystep left it.');
    expect(background.requests('quarantine.discard')).toEqual([{ id: id(7) }]);
  });
});

describe('where the vault is stored', () => {
  it.each(['popup', 'options'])('says in the %s that the copy could not be written', async (where) => {
    const background = Object.assign(new FakeBackground().add(), { copyFailed: true });
    await (where === 'popup' ? open(background) : options(background));
    await seen('The second copy is out of date');
  });

  it('says that everything runs on the copy', async () => {
    await open(Object.assign(new FakeBackground(), { status: 'locked', engine: 'copy' }));
    await seen('Keystep runs on its sealed copy');
  });

  it.each(['damaged', 'unavailable'] as const)('uses the copy of a %s vault at a press', async (status) => {
    const background = Object.assign(new FakeBackground(), { status, copyAvailable: true });
    await open(background);
    await press('button', 'Use the copy');
    await find('button', 'Unlock');
    expect(background.requests('vault.use-copy')).toHaveLength(1);
  });

  it('offers no copy where there is none', async () => {
    await open(Object.assign(new FakeBackground(), { status: 'damaged' }));
    await find('button', 'Try again');
    expect(all('button', 'Use the copy')).toEqual([]);
  });
});

describe('the diary', () => {
  it('has a sentence for everything, by day, newest first', async () => {
    const diary = diaryKinds.map((what, index) => ({
      at: now - Math.floor(index / 7) * dayMs,
      what,
      label: index % 2 === 0 ? 'freqtrade spot' : null,
      count: index + 1,
    }));
    await options(Object.assign(new FakeBackground(), { diary }));
    await seen('“freqtrade spot”: the secret was shown');
    await seen('A key: the secret was copied');
    await seen('3 wrong tries to unlock');
    const days = all('heading', /2026/).map((one) => one.textContent);
    expect(days).toEqual([
      'Sunday, November 22, 2026',
      'Saturday, November 21, 2026',
      'Friday, November 20, 2026',
      'Thursday, November 19, 2026',
    ]);
  });

  it('shows the newest first and the rest on request', async () => {
    const diary = Array.from({ length: 45 }, (_, index) => ({
      at: now - index * 60_000,
      what: 'unlocked' as const,
      label: null,
      count: 1,
    }));
    await options(Object.assign(new FakeBackground(), { diary }));
    await find('heading', 'Diary');
    expect(document.querySelectorAll('#diary li')).toHaveLength(30);
    await press('button', 'Show more');
    expect(document.querySelectorAll('#diary li')).toHaveLength(45);
  });

  it('draws a new line, and leaves the others as they stand', async () => {
    const line = (index: number) => ({
      at: now - index * 60_000,
      what: 'key-changed' as const,
      label: `key ${index}`,
      count: 1,
    });
    const diary = Array.from({ length: 30 }, (_, index) => line(index + 1));
    const background = Object.assign(new FakeBackground(), { diary });
    await options(background);
    await find('heading', 'Diary');
    const before = [...document.querySelectorAll('#diary li')];
    background.diary = [line(0), ...diary];
    background.broadcast();
    await seen('“key 0” was changed');
    const after = [...document.querySelectorAll('#diary li')];
    expect(after.slice(1).every((one, index) => one === before[index])).toBe(true);
  });

  it('is not there while the vault is locked', async () => {
    const background = Object.assign(new FakeBackground(), { status: 'locked' as const });
    await options(background);
    await find('button', 'Unlock');
    expect(all('heading', 'Diary')).toEqual([]);
    expect(background.requests('diary.read')).toEqual([]);
  });
});
