// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { AnchorId } from '../../../src/site/anchors.ts';
import { observe } from '../../../src/site/observe.ts';
import {
  apiPage,
  card,
  classicForm,
  dialog,
  editForm,
  frame,
  labelDialog,
  otherApiKey,
  sampleApiKey,
  sampleSecretKey,
  show,
  typeDialog,
} from './pages.ts';

function seen(html: string, url?: string): AnchorId[] {
  const location = show(html, url);
  return (Object.keys(observe(document, location).observation.seen) as AnchorId[]).sort();
}

describe('observe: the current flow', () => {
  it('the empty page has the button and none of its neighbours', () => {
    const location = show(frame(apiPage()));
    const look = observe(document, location);
    expect(look.elementOf('create-api')?.textContent).toBe('Create API');
    expect(look.observation).toMatchObject({
      route: 'api-management',
      signedIn: 'yes',
      keyCount: 0,
      secret: 'none',
      dialog: 'none',
      loading: false,
    });
    console.log(Object.keys(look.observation.seen));
  });
  it('type dialog', () => {
    console.log(seen(frame(apiPage(), typeDialog)));
  });
  it('label dialog', () => {
    console.log(seen(frame(apiPage(), labelDialog('', ''))));
  });
  it('classic', () => {
    console.log(seen(frame(classicForm())));
  });
  it('card', () => {
    const location = show(
      frame(apiPage(card('mine', sampleApiKey, sampleSecretKey) + card('old', otherApiKey, '*****'))),
    );
    const look = observe(document, location);
    console.log(look.observation, look.elementOf('edit-restrictions')?.parentElement?.textContent);
  });
  it('edit', () => {
    const location = show(
      frame(
        apiPage(
          card('mine', sampleApiKey, '****', editForm({ restricted: true, listed: '203.0.113.7' })) +
            card('old', otherApiKey, '*****'),
        ),
      ),
    );
    const look = observe(document, location);
    console.log(
      JSON.stringify(look.observation.seen, null, 0),
      look.observation.card,
      look.explain().filter((d) => d.outcome !== 'none').length,
    );
    console.log(look.explain().filter((d) => d.outcome === 'rival' || d.outcome === 'weak'));
  });
  it('home', () => {
    console.log(
      seen(
        '<div id="__APP_HEADER"><header><a href="/login">Log In</a><a href="/register">Sign Up</a></header></div><main><h1>Trade</h1></main>',
        'https://www.binance.com/en',
      ),
    );
    console.log(seen(frame('<h1>x</h1>'), 'https://www.binance.com/en'));
    void dialog;
  });
});
