// @vitest-environment jsdom
import { computeAccessibleName } from 'dom-accessibility-api';
import { describe, expect, it } from 'vitest';
import { accessibleName } from '../../../src/site/accessible-name.ts';
import { controlSelector, familyOf } from '../../../src/site/dom.ts';
import { squash } from '../../../src/site/wording/normalise.ts';
import {
  apiPage,
  card,
  classicForm,
  editForm,
  frame,
  labelDialog,
  sampleApiKey,
  sampleSecretKey,
  typeDialog,
} from './pages.ts';

const pieces = [
  '<button>Create <b>API</b><span style="display:none">hidden</span></button>',
  '<button aria-label="Close"><i>×</i></button>',
  '<span id="a">API</span><span id="b">Key</span><button aria-labelledby="a b">other</button>',
  '<label>Name <input value="typed"></label>',
  '<label for="x">Validity</label><select id="x"><option>7 days</option></select>',
  '<input type="submit" value="Save">',
  '<a href="/x"><img alt="Profile"></a>',
  '<input placeholder="IP addresses">',
  '<button title="Settings"></button>',
  '<fieldset><legend>Permission level</legend><label><input type="radio">Read Only</label></fieldset>',
  '<div role="checkbox" aria-checked="false" tabindex="0">Enable <em>Reading</em></div>',
  '<button><span aria-hidden="true">★</span>Confirm</button>',
];

describe('accessibleName: as a whole implementation has it, spaces aside', () => {
  it.each([
    frame(apiPage(card('mine', sampleApiKey, sampleSecretKey))),
    frame(apiPage(), typeDialog),
    frame(apiPage(), labelDialog('x', 'key')),
    frame(apiPage(card('mine', sampleApiKey, '***', editForm({ restricted: true })))),
    frame(classicForm({ name: 'x' })),
    ...pieces,
  ])('page %#', (html) => {
    document.body.innerHTML = html;
    const controls = [...document.querySelectorAll(controlSelector)].filter(
      (element) => familyOf(element) !== null,
    );
    expect(controls.length).toBeGreaterThan(0);
    for (const control of controls) {
      expect(squash(accessibleName(control)), control.outerHTML).toBe(squash(computeAccessibleName(control)));
    }
  });
});
