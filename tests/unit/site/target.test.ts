// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { targetOf, type KeyTarget } from '../../../src/keys/key-target.ts';
import { observe } from '../../../src/site/observe.ts';
import { apiPage, card, dialog, frame, lexiconFor, otherApiKey, sampleApiKey, show } from './pages.ts';

const stars = '*'.repeat(32);
const target = targetOf({ label: 'freqtrade spot', apiKey: sampleApiKey });

function see(html: string, wanted: KeyTarget = target) {
  const url = show(html);
  const look = observe(document, url, lexiconFor(url), null, wanted);
  const { observation } = look;
  const button = look.elementOf('delete-key');
  const pointed = button?.closest('.card')?.querySelector('h3')?.textContent ?? null;
  return { ...observation, button, pointed };
}
const page = (...cards: string[]) => frame(apiPage(cards.join('')));
const mine = card('freqtrade spot', sampleApiKey, stars);
const other = card('koinly', otherApiKey, stars);

describe('the card of the key to be deleted', () => {
  it('is the one with its name and its ends, wherever it stands', () => {
    for (const html of [page(mine), page(mine, other), page(other, mine), page(other, mine, other)]) {
      const seen = see(html);
      expect([seen.target, seen.card, seen.pointed]).toEqual(['found', 'target', 'freqtrade spot']);
      expect(seen.button?.textContent).toBe('Delete');
    }
  });

  it('of a self-generated key has no secret, and is found', () => {
    const seen = see(page(other, card('freqtrade spot', sampleApiKey, null)));
    expect([seen.target, seen.pointed]).toEqual(['found', 'freqtrade spot']);
  });

  it.each([
    ['another name', card('freqtrade spot 2', sampleApiKey, stars)],
    ['another key under the same name', card('freqtrade spot', otherApiKey, stars)],
    ['the name in a longer one', card('my freqtrade spot', sampleApiKey, stars)],
    [
      'a key that is equal at the beginning alone',
      card('freqtrade spot', `${sampleApiKey.slice(0, 60)}AAAA`, stars),
    ],
    ['no key at all', '<p>Your Account has not created any API Keys yet.</p>'],
  ])('%s is not it', (_name, cards) => {
    const seen = see(page(cards, other));
    expect([seen.target, seen.card, seen.button]).toEqual(['none', null, null]);
  });

  it('is neither of two that are equal', () => {
    const seen = see(page(mine, other, mine));
    expect([seen.target, seen.button]).toEqual(['several', null]);
  });

  it('is told from one of the same name by its ends', () => {
    const twin = card('freqtrade spot', otherApiKey, stars);
    const seen = see(page(twin, mine));
    expect(seen.target).toBe('found');
    expect(seen.button?.closest('.card')?.textContent).toContain(sampleApiKey);
  });

  it.each([
    ['five and four', `${sampleApiKey.slice(0, 5)}******${sampleApiKey.slice(-4)}`, 'found'],
    ['more', `${sampleApiKey.slice(0, 8)}••••••••${sampleApiKey.slice(-8)}`, 'found'],
    ['an ellipsis', `${sampleApiKey.slice(0, 6)}…${sampleApiKey.slice(-6)}`, 'found'],
    ['three dots', `${sampleApiKey.slice(0, 4)}...${sampleApiKey.slice(-4)}`, 'found'],
    ['less than can be told', `${sampleApiKey.slice(0, 2)}******${sampleApiKey.slice(-2)}`, 'none'],
    ['other ends', `aaaaa******${sampleApiKey.slice(-4)}`, 'none'],
    ['nothing of it', stars, 'none'],
  ])('on a page that shows %s of the key', (_name, shown, expected) => {
    expect(see(page(card('freqtrade spot', shown, stars), other)).target).toBe(expected);
  });

  it('is never found by a key too short to be masked', () => {
    expect(see(page(mine), targetOf({ label: 'freqtrade spot', apiKey: 'short' })).target).toBe('none');
  });

  it('gives way to a secret on screen', () => {
    const fresh = card('new', otherApiKey, otherApiKey.split('').reverse().join(''));
    const seen = see(page(fresh, mine));
    expect([seen.secret, seen.card, seen.target]).toEqual(['shown', 'fresh', 'found']);
    // And even then the new key is not the one to be deleted.
    expect(seen.pointed).toBe('freqtrade spot');
    expect(see(page(fresh, other)).button).toBeNull();
  });
});

describe('what a dialog asks to delete', () => {
  const inDialog = (inner: string) => see(frame(apiPage(mine), dialog(inner)));
  it.each([
    [
      'one, by its title',
      '<h2>Delete</h2><p>Sure?</p><button>Cancel</button><button>Confirm</button>',
      'one',
    ],
    ['one, by its button', '<p>Are you sure?</p><button>Cancel</button><button>Delete</button>', 'one'],
    [
      'one, by its question',
      '<p>Are you sure you want to delete this API Key?</p><button>Confirm</button>',
      'one',
    ],
    [
      'all',
      '<h2>Delete all API</h2><p>Are you sure you want to delete all API keys?</p><button>Confirm</button>',
      'all',
    ],
    [
      'all, by the question alone',
      '<p>Are you sure you want to delete all API keys?</p><button>Confirm</button>',
      'all',
    ],
    ['nothing', '<h2>Create API</h2><button>Cancel</button><button>Next</button>', null],
  ])('%s', (_name, inner, expected) => {
    const seen = inDialog(inner);
    expect(seen.deletes).toBe(expected);
    // Behind a dialog nobody can say what the page lists.
    expect(seen.target).toBeNull();
  });
  it('is not asked where no dialog is', () => expect(see(page(mine)).deletes).toBeNull());
});
