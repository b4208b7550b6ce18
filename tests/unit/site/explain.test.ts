// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { AnchorId } from '../../../src/site/anchors.ts';
import type { Explanation } from '../../../src/site/explanation.ts';
import { observe } from '../../../src/site/observe.ts';
import {
  apiPage,
  apiUrl,
  card,
  frame,
  labelDialog,
  lexiconFor,
  sampleApiKey,
  sampleSecretKey,
  show,
} from './pages.ts';

function explain(html: string, anchor: AnchorId, url = apiUrl): Explanation {
  const found = observe(document, show(html, url), lexiconFor(url))
    .explain()
    .find((one) => one.anchor === anchor);
  if (found === undefined) throw new Error(`${anchor} was not looked for.`);
  return found;
}

const kinds = (clues: readonly { kind: string }[] = []): string[] => clues.map(({ kind }) => kind);

describe('explain: why a thing was found, or not', () => {
  it('found by its words and role: the evidence adds up to the score', () => {
    const { outcome, candidates, score, bar } = explain(frame(apiPage()), 'create-api');
    expect(outcome).toBe('accepted');
    expect(bar).toEqual({ score: 0.7, lead: 0.2 });
    const [first] = candidates;
    expect(first).toMatchObject({ known: 'Create API', concept: 'create-api', lang: 'en', family: 'button' });
    expect(kinds(first?.for)).toEqual(['words', 'role', 'place']);
    expect(first?.for.reduce((all, { weight }) => all + weight, 0)).toBeCloseTo(score);
    expect(kinds(first?.against)).toEqual([]);
  });
  it('two equal ones: both are said to be equal, and neither is taken', () => {
    const two = '<header><button>Log In</button><button>Login</button></header>';
    const { outcome, lead, candidates } = explain(two, 'log-in', 'https://www.binance.com/en');
    expect([outcome, lead]).toEqual(['rival', 0]);
    expect(candidates.map(({ against }) => kinds(against))).toEqual([['equal'], ['equal']]);
  });
  it('what cannot be seen, or has another name, is told apart from what is not there', () => {
    const hidden = explain(frame('<h1>x</h1><button style="display:none">Create API</button>'), 'create-api');
    expect(hidden.outcome).toBe('absent');
    expect(kinds(hidden.candidates[0]?.against)).toContain('hidden');
    const label = '<h1>x</h1><button aria-label="Save">Create API</button>';
    expect(explain(frame(label), 'create-api').candidates).toEqual([]);
    expect(explain(frame('<h1>x</h1>'), 'create-api').candidates).toEqual([]);
  });
  it('a role that the page does not say counts against, and so do words in English on another page', () => {
    const { candidates } = explain(
      frame('<h1>x</h1><div tabindex="0">Create API</div>'),
      'create-api',
      'https://www.binance.com/ru/my/settings/api-management',
    );
    expect(kinds(candidates[0]?.against)).toEqual(['words-differ', 'role-unsaid']);
  });
  it('the only field of a dialog is found by being alone', () => {
    const html = labelDialog('').replace('Label API Key to proceed', 'Ge nyckeln ett namn');
    const { candidates } = explain(frame(apiPage(), html), 'label-field');
    expect(kinds(candidates[0]?.for)).toEqual(['alone', 'role', 'place']);
  });
  it('more is asked for while a secret is on screen', () => {
    const shown = frame(apiPage(card('mine', sampleApiKey, sampleSecretKey)));
    expect(explain(shown, 'edit-restrictions').bar.score).toBe(0.8);
  });
  it('holds no text of the page but known words', () => {
    const html = frame(apiPage(card('my private label', sampleApiKey, sampleSecretKey)));
    const all = observe(document, show(html), lexiconFor(apiUrl), 'my private label').explain();
    const plain = JSON.stringify(all, (key, value: unknown) => (key === 'element' ? null : value));
    for (const text of ['my private label', sampleApiKey, sampleSecretKey]) expect(plain).not.toContain(text);
  });
});
