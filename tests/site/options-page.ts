import { makeKey } from './account.ts';
import { mixedAccount } from './mixed-account.ts';
import { defaultOptions, keyLimit, type PracticeOptions } from './practice-options.ts';

/** Options that a person can choose by hand, with their choices. */
const choices = {
  flow: ['current', 'classic'],
  era: ['current', 'earlier'],
  kyc: ['done', 'missing'],
  dialogKind: ['scripted', 'native'],
  secretPlace: ['card', 'dialog'],
  secretRender: ['text', 'input'],
  secretMode: ['normal', 'half-loaded', 'masked-at-once', 'unreadable'],
  verification: ['ok', 'fail-once'],
  validityKind: ['select', 'radio'],
  accountMenu: ['page', 'submenu'],
  theme: ['light', 'dark'],
  csp: ['none', 'strict'],
} as const satisfies { readonly [K in keyof PracticeOptions]?: readonly PracticeOptions[K][] };

const switches = [
  'signedIn',
  'twoFactor',
  'deposit',
  'futures',
  'ticker',
  'classicVerification',
  'profileName',
  'cookieBanner',
] as const;
const numbers = ['remountEveryMs', 'halfLoadedMs', 'secretMaskAfterMs'] as const;

/** The page at /__practice: one form with every option. */
export function optionsHtml(now: PracticeOptions): string {
  const rows = [
    ...Object.entries(choices).map(([name, values]) => {
      const current = now[name as keyof typeof choices];
      const list = values.map((value) => `<option${value === current ? ' selected' : ''}>${value}</option>`);
      return `<label>${name} <select name="${name}">${list.join('')}</select></label>`;
    }),
    ...switches.map(
      (name) => `<label>${name} <input type="checkbox" name="${name}"${now[name] ? ' checked' : ''}></label>`,
    ),
    ...numbers.map(
      (name) => `<label>${name} <input type="number" name="${name}" value="${now[name]}"></label>`,
    ),
    `<label>keys of every kind <input type="checkbox" name="mixed"></label>`,
    `<label>number of keys <input type="number" name="keys" min="0" max="${keyLimit}" value="${now.keys.length}"></label>`,
  ];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Practice options</title>
<style>body{font:14px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}label{display:flex;justify-content:space-between;padding:.25rem 0}</style>
<h1>Practice options</h1><p>They apply to the next load. The verification code is 123456.</p>
<form method="post">${rows.join('')}<p><button>Apply</button></p></form>
<p><a href="https://www.binance.com/en">Open the home page</a></p></html>`;
}

/** What the form says; unknown values keep their default. */
export function optionsFromForm(form: URLSearchParams, now: PracticeOptions): Partial<PracticeOptions> {
  const chosen: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(choices))
    chosen[name] =
      values.find((value) => value === form.get(name)) ?? defaultOptions[name as keyof typeof choices];
  for (const name of switches) chosen[name] = form.has(name);
  for (const name of numbers) chosen[name] = Math.max(0, Number(form.get(name) ?? 0) || 0);
  const count = Math.min(keyLimit, Math.max(0, Number(form.get('keys') ?? 0) || 0));
  const older = Array.from({ length: count }, (_, i) => makeKey({ label: `older key ${i + 1}` }));
  const keys = form.has('mixed') ? mixedAccount() : count === now.keys.length ? now.keys : older;
  return { ...(chosen as Partial<PracticeOptions>), keys };
}
